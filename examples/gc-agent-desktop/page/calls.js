/** The calls, a card each. A card stays the same element while its call lives, so that the focus stays where it is. */
import { startAge } from './ages.js';
import { hinder, newButton, press } from './buttons.js';
import { order } from './server.js';

const list = document.querySelector('#calls ul');
const template = document.querySelector('#call');
const cards = new Map();

const kinds = {
  incoming: 'Incoming call',
  outgoing: 'Outgoing call',
  consultation: 'Consultation',
  listening: 'Listening',
};
const states = { ringing: 'rings', dialling: 'is being rung', talking: 'talking', held: 'on hold', failed: 'failed' };
/** The buttons of each kind of call. Hold and retrieve share one. */
const ordinary = ['answer', 'hold', 'consult', 'transfer', 'conference', 'hangUp'];
const buttonsOf = {
  incoming: ordinary,
  outgoing: ordinary.slice(1),
  consultation: ['hold', 'hangUp'],
  listening: ['join', 'hangUp'],
};

export function drawCalls({ calls }) {
  const living = new Set(calls.map(({ id }) => id));
  for (const [id, card] of cards) if (!living.has(id)) remove(id, card);
  for (const call of calls) draw(cards.get(call.id) ?? newCard(call), call);
  const ringing = calls.find(({ state }) => state === 'ringing');
  announce(ringing ? `${whoIs(ringing)} rings.` : '');
  document.title = ringing ? `☎ ${whoIs(ringing)} rings` : 'Agent desktop';
}

const whoIs = ({ name, number }) => name ?? (number || 'Unknown number');

function draw(card, call) {
  const { kind, state, queue, parties, consulting, hindered } = call;
  card.dataset.state = state;
  card.dataset.kind = kind;
  const about = [kinds[kind], queue, kind === 'listening' ? '' : states[state]].filter(Boolean).join(' · ');
  card.querySelector('.kind').textContent = about;
  card.querySelector('h3').textContent = whoIs(call);
  const others = call.name ? [call.number] : [];
  card.querySelector('.parties').textContent =
    parties.length > 1 ? `Conference with ${parties.join(' and ')}` : others.join('');
  startAge(card.querySelector('time'), call.ageSeconds);
  const hold = state === 'held' ? 'retrieve' : 'hold';
  const words = {
    answer: 'Answer',
    hold: state === 'held' ? 'Retrieve' : 'Hold',
    consult: 'Consult',
    transfer: consulting ? `Transfer to ${consulting}` : 'Transfer',
    conference: 'Conference',
    join: 'Join in',
    hangUp: kind === 'listening' ? 'Stop listening' : 'Hang up',
  };
  for (const button of card.querySelectorAll('button')) {
    const { action } = button.dataset;
    button.dataset.does = action === 'hold' ? hold : action;
    if (button.textContent !== words[action]) button.textContent = words[action];
    hinder(button, hindered[button.dataset.does]);
  }
  card.querySelector('.whom').hidden = hindered.consult !== null && hindered.transfer !== null;
  if (consulting) card.querySelector('.whom').hidden = true;
}

function newCard(call) {
  const card = template.content.cloneNode(true).firstElementChild;
  const whom = card.querySelector('input');
  const buttons = buttonsOf[call.kind].map((action) => {
    const button = newButton('', () =>
      press(button, () => order(button.dataset.does, { call: call.id, number: whom.value }), { number: whom }),
    );
    button.dataset.action = action;
    return button;
  });
  card.querySelector('.buttons').append(...buttons);
  card.setAttribute('aria-label', whoIs(call));
  list.append(card);
  cards.set(call.id, card);
  return card;
}

/** A ringing telephone is read out wherever one is on the page. */
function announce(words) {
  const told = document.querySelector('#ringing');
  if (told.textContent !== words) told.textContent = words;
}

function remove(id, card) {
  if (card.contains(document.activeElement)) document.querySelector('#calls-title').focus();
  card.remove();
  cards.delete(id);
}
