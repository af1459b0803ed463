/** The three lanes of calls. A card stays the same element while its call lives, so that it moves rather than blinks. */
const laneOf = { waiting: 'waiting', ringing: 'ringing', talking: 'talking', onHold: 'talking' };
const cards = new Map();

export function drawLanes(rows, at) {
  const living = new Set(rows.map(({ id }) => id));
  for (const [id, card] of cards) {
    if (living.has(id)) continue;
    card.remove();
    cards.delete(id);
  }
  for (const row of rows) {
    const card = cards.get(row.id) ?? newCard(row.id);
    card.dataset.since = String(at - row.ageSeconds * 1_000);
    card.dataset.state = row.state;
    card.querySelector('.who').textContent = `${row.caller} → ${row.called}`;
    card.querySelector('.mark').textContent = row.state === 'onHold' ? 'on hold' : '';
    const list = document.querySelector(`[data-lane=${laneOf[row.state]}] ul`);
    if (card.parentElement !== list) list.append(card);
  }
  for (const lane of document.querySelectorAll('.lane')) {
    const count = lane.querySelectorAll('li').length;
    lane.querySelector('output').value = count;
    lane.classList.toggle('empty', count === 0);
  }
  showAges();
}

function newCard(id) {
  const card = document.createElement('li');
  for (const name of ['who', 'mark', 'age']) {
    const part = document.createElement('span');
    part.className = name;
    card.append(part);
  }
  cards.set(id, card);
  return card;
}

/** How long each call has been in its state, counted here between two messages. */
export function showAges() {
  let longest = 0;
  for (const card of cards.values()) {
    const seconds = Math.max(0, Math.round((performance.now() - Number(card.dataset.since)) / 1_000));
    card.querySelector('.age').textContent = minutes(seconds);
    const unanswered = card.dataset.state === 'waiting' || card.dataset.state === 'ringing';
    card.classList.toggle('late', unanswered && seconds >= 20);
    if (unanswered) longest = Math.max(longest, seconds);
  }
  document.querySelector('#longest').value = minutes(longest);
}

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
