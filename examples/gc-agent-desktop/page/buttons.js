/** A button that can't be used stays in reach of keyboard and reader, and says why. */
const trouble = document.querySelector('#trouble');
const news = document.querySelector('#news');

export function hinder(button, why) {
  button.ariaDisabled = why ? 'true' : 'false';
  button.title = why ?? '';
}

export function tell(words) {
  trouble.textContent = '';
  news.textContent = words;
}

/** Does the work of a button, once at a time; a failure is told in words, and the field to correct gets the cursor. */
export async function press(button, work, fields = {}) {
  if (button.ariaBusy === 'true') return;
  if (button.ariaDisabled === 'true') return tell(button.title);
  tell('');
  for (const input of Object.values(fields)) input.ariaInvalid = 'false';
  button.ariaBusy = 'true';
  try {
    await work();
  } catch (error) {
    trouble.textContent = error.message;
    const input = fields[error.field];
    if (input === undefined) return;
    input.ariaInvalid = 'true';
    input.focus();
  } finally {
    button.ariaBusy = 'false';
  }
}

export function newButton(words, onPress) {
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: words });
  button.addEventListener('click', () => void onPress(button));
  return button;
}
