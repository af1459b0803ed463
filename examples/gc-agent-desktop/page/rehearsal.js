/** The caller's side, for whoever rehearses alone. */
import { press } from './buttons.js';
import { ask } from './server.js';

const form = document.querySelector('#rehearsal');
const accounts = document.querySelector('#accounts');
const login = document.querySelector('#login');
let extension = '';

export function drawRehearsal({ rehearsal, agent }) {
  form.hidden = accounts.hidden = rehearsal === undefined;
  extension = agent?.extension ?? '';
  if (rehearsal === undefined || form.to.options.length > 0) return;
  form.to.append(...rehearsal.rings.map(({ to, name }) => new Option(name, to)));
  accounts.querySelector('.row').append(
    ...rehearsal.agents.map(({ name, ...account }) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', textContent: name });
      button.addEventListener('click', () => {
        for (const [field, value] of Object.entries({ ...account, password: rehearsal.password }))
          login.elements[field].value = value;
        login.requestSubmit();
      });
      return button;
    }),
  );
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const call = { from: form.from.value, to: form.to.value || extension };
  void press(form.querySelector('#ring'), () => ask('rehearsal/ring', call));
});

const leaves = form.querySelector('#caller-leaves');
leaves.addEventListener('click', () => void press(leaves, () => ask('rehearsal/hang-up')));
