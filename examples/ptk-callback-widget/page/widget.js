/** One form and one booking: first it books, later it moves. */
import { ask } from './server.js';

const part = (id) => document.querySelector(`#${id}`);
/** Made once per booking, so that a second press after a lost answer asks for the same callback. */
let id = crypto.randomUUID();
let moving = false;

const inWords = (time) =>
  new Date(time).toLocaleString([], { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const chosen = () => new FormData(part('form')).get('time');

async function showWait() {
  const { text, seconds } = await ask('GET', 'wait');
  const minutes = Math.max(1, Math.round(seconds / 60));
  const words = seconds === undefined ? text : `about ${minutes} minute${minutes === 1 ? '' : 's'}`;
  part('wait').textContent = `The wait is ${words}. We keep your place and call you.`;
}

async function showSlots() {
  const slots = await ask('GET', 'slots');
  for (const old of document.querySelectorAll('.slot')) old.remove();
  for (const { time, epochMilliseconds } of slots) {
    const label = document.createElement('label');
    label.className = 'slot';
    const radio = Object.assign(document.createElement('input'), { type: 'radio', name: 'time', value: time });
    const words = document.createElement('span');
    words.textContent = inWords(epochMilliseconds ?? time);
    label.append(radio, words);
    part('times').append(label);
  }
  part('none').hidden = slots.length > 0;
}

/** Shows the form or the booking, and takes the focus along so that a keyboard or a reader is not left behind. */
function show({ form, title, book = 'Book the call' }) {
  part('form').hidden = !form;
  part('booked').hidden = form;
  part('wait').hidden = !form || moving;
  part('who').hidden = moving;
  part('now').hidden = moving;
  part('keep').hidden = !moving;
  part('book').textContent = book;
  part('title').textContent = title;
  part('title').focus();
}

/** One thing at a time; a failure is told in words, and the button can be pressed again. */
async function attempt(button, work) {
  if (button.ariaDisabled === 'true') return;
  button.ariaDisabled = 'true';
  part('trouble').textContent = '';
  part('news').textContent = '';
  try {
    await work();
  } catch (error) {
    part('trouble').textContent = error.message;
  } finally {
    button.ariaDisabled = 'false';
  }
}

function said(trouble, field) {
  part('trouble').textContent = trouble;
  part('contact').ariaInvalid = String(field === part('contact'));
  field?.focus();
}

part('form').addEventListener('submit', (event) => {
  event.preventDefault();
  const time = chosen();
  const contact = part('contact').value.replace(/[^\d+]/g, '');
  if (!moving && contact.length < 7) return said('Please enter the number we should call.', part('contact'));
  if (moving && !time) return said('Please choose a time.', document.querySelector('.slot input'));
  part('contact').ariaInvalid = 'false';
  void attempt(part('book'), async () => {
    if (moving) await ask('POST', `bookings/${id}/time`, { time });
    else await ask('PUT', `bookings/${id}`, { contact, ...(time && { time }) });
    part('when').textContent = time
      ? `We will call you on ${inWords(time)}.`
      : 'We will call you as soon as it is your turn.';
    part('news').textContent = moving ? 'The call has been moved.' : 'The call is booked.';
    moving = false;
    show({ form: false, title: 'Your call is booked' });
  });
});

part('move').addEventListener('click', () => {
  void attempt(part('move'), async () => {
    await showSlots();
    moving = true;
    show({ form: true, title: 'Choose another time', book: 'Move the call' });
  });
});

part('keep').addEventListener('click', () => {
  moving = false;
  show({ form: false, title: 'Your call is booked' });
});

part('cancel').addEventListener('click', () => {
  void attempt(part('cancel'), async () => {
    await ask('DELETE', `bookings/${id}`);
    id = crypto.randomUUID();
    part('form').reset();
    part('news').textContent = 'The call has been cancelled.';
    show({ form: true, title: 'Shall we call you?' });
    await showSlots();
  });
});

showWait().catch(() => (part('wait').textContent = 'The wait is not known at the moment.'));
showSlots().catch(() => (part('none').hidden = false));
