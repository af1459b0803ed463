/** How long things have lasted, counted here between two messages. */
export function startAge(element, ageSeconds) {
  element.dataset.since = String(performance.now() - ageSeconds * 1_000);
  show(element);
}

function show(element) {
  const seconds = Math.max(0, Math.round((performance.now() - Number(element.dataset.since)) / 1_000));
  element.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

setInterval(() => document.querySelectorAll('[data-since]').forEach(show), 1_000);
