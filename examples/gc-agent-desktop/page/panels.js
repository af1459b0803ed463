/** What stands beside the calls: dialling, wrap-up, and a supervisor's team. */
import { hinder, newButton, press } from './buttons.js';
import { order } from './server.js';

const part = (id) => document.querySelector(`#${id}`);
const callButton = part('dial').querySelector('button');
const members = new Map();
let drawn = '';

part('dial').addEventListener('submit', (event) => {
  event.preventDefault();
  const number = part('number');
  const dial = async () => {
    await order('dial', { number: number.value });
    number.value = '';
  };
  void press(callButton, dial, { number });
});

export function drawPanels({ hindered, calls, last, reasons, colleagues, team }) {
  hinder(callButton, hindered.dial);
  part('colleagues').replaceChildren(
    ...colleagues.map(({ extension, name }) =>
      Object.assign(document.createElement('option'), { value: extension, label: name }),
    ),
  );
  drawWrapUp(calls.length === 0 ? last : null, reasons.wrapUp, hindered.wrapUp);
  drawTeam(team, hindered.listen);
}

function drawWrapUp(last, reasons, why) {
  const panel = part('wrap-up');
  panel.hidden = last === null || reasons.length === 0;
  if (panel.hidden) return;
  panel.querySelector('.who').textContent = last.name ?? (last.number || 'an unknown number');
  const row = panel.querySelector('.row');
  const wanted = JSON.stringify(reasons);
  if (drawn !== wanted)
    row.replaceChildren(
      ...reasons.map(({ label }) =>
        newButton(label, (button) => press(button, () => order('wrapUp', { reason: label }))),
      ),
    );
  drawn = wanted;
  for (const button of row.children) {
    button.ariaPressed = String(button.textContent === last.reason);
    hinder(button, why);
  }
}

function drawTeam(team, why) {
  part('team').hidden = team === null;
  for (const member of team ?? []) {
    const row = members.get(member.agentId) ?? newMember(member);
    row.dataset.state = member.state;
    row.querySelector('small').textContent = member.words;
    hinder(row.querySelector('button'), why ?? (member.state === 'TALKING' ? null : `${member.name} is not talking.`));
  }
}

function newMember({ agentId, extension, name }) {
  const row = document.createElement('li');
  const who = document.createElement('span');
  who.append(name, document.createElement('small'));
  const listen = newButton('Listen', (button) => press(button, () => order('listen', { number: extension })));
  listen.ariaLabel = `Listen to ${name}`;
  row.append(who, listen);
  part('team').querySelector('ul').append(row);
  members.set(agentId, row);
  return row;
}
