/** Who one is, the state one is in, and the buttons that change it. */
import { startAge } from './ages.js';
import { hinder, press } from './buttons.js';
import { chooseReason } from './reasons.js';
import { order } from './server.js';

const part = (id) => document.querySelector(`#${id}`);
const buttons = { ready: part('ready'), notReady: part('not-ready'), logout: part('logout') };
let reasons = { notReady: [], logout: [] };

/** Only what is new is written: each change of a status is read out. */
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

export function drawState({ agent, state, hindered, reasons: known }) {
  reasons = known;
  write(part('name'), agent.name);
  write(part('extension'), agent.extension);
  document.body.dataset.state = state.is;
  write(part('state').querySelector('.words'), state.words);
  write(part('state').querySelector('.afterwards'), state.afterwards ? `then: ${state.afterwards}` : '');
  startAge(part('state-age'), state.ageSeconds);
  for (const [name, button] of Object.entries(buttons)) hinder(button, hindered[name]);
}

/** With a reason, if there are any to choose from. */
async function leave(action, title) {
  const reason = await chooseReason(title, reasons[action]);
  if (reason !== undefined) await order(action, { reason });
}

buttons.ready.addEventListener('click', () => void press(buttons.ready, () => order('ready')));
buttons.notReady.addEventListener(
  'click',
  () => void press(buttons.notReady, () => leave('notReady', 'Why are you not ready?')),
);
buttons.logout.addEventListener(
  'click',
  () => void press(buttons.logout, () => leave('logout', 'Why do you log out?')),
);
