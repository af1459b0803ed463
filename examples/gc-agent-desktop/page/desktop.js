/** Follows the feed: shows the log-in or the desk, and keeps the page in step with what stands there. */
import { press, tell } from './buttons.js';
import { drawCalls } from './calls.js';
import { drawPanels } from './panels.js';
import { drawRehearsal } from './rehearsal.js';
import { ask } from './server.js';
import { drawState } from './state.js';

const login = document.querySelector('#login');
const line = document.querySelector('#line');
const cut = 'The connection is lost. Your calls go on at the telephone.';
/** The feed speaks every five seconds at least. */
const silentAfterMs = 12_000;
let desk;
let heardAt = 0;

function say(state, words) {
  line.dataset.state = state;
  if (line.textContent !== words) line.textContent = words;
}

/** The log-in or the desk; the focus goes along, so that a keyboard or a reader is not left behind. */
function show(which) {
  if (document.body.dataset.show === which) return;
  document.body.dataset.show = which;
  document.querySelector(which === 'desk' ? '#calls-title' : '#login input').focus();
}

function draw() {
  drawState(desk);
  drawCalls(desk);
  drawPanels(desk);
}

function hear(snapshot, feed) {
  heardAt = performance.now();
  drawRehearsal(snapshot);
  if (!snapshot.open) {
    feed.close();
    const why = snapshot.why ?? (desk ? 'Please log in again.' : '');
    desk = undefined;
    drawCalls({ calls: [] });
    show('entrance');
    if (why) tell(why);
    return;
  }
  desk = snapshot;
  draw();
  show('desk');
  if (desk.online) say('live', 'live');
  else say('lost', 'The contact centre cannot be reached, trying again. Your calls go on at the telephone.');
}

/** What stood there stays to be read, but nothing can be pressed. */
function lose() {
  if (desk === undefined || line.textContent === cut) return;
  say('lost', cut);
  const all = (hindered) => Object.fromEntries(Object.keys(hindered).map((name) => [name, cut]));
  const calls = desk.calls.map((call) => ({ ...call, hindered: all(call.hindered) }));
  desk = { ...desk, calls, hindered: all(desk.hindered) };
  draw();
}

function follow() {
  const feed = new EventSource('feed');
  feed.addEventListener('message', ({ data }) => hear(JSON.parse(data), feed));
  feed.addEventListener('error', () => {
    lose();
    // A browser tries again by itself, but not after an answer that is no feed, such as a proxy's error page.
    if (feed.readyState === EventSource.CLOSED) setTimeout(follow, 2_000);
  });
}

login.addEventListener('submit', (event) => {
  event.preventDefault();
  const { agentId, password, extension } = login.elements;
  const fields = { agentId, password, extension };
  const given = { agentId: agentId.value, password: password.value, extension: extension.value };
  const enter = async () => {
    await ask('api/login', given);
    password.value = '';
    follow();
  };
  void press(login.querySelector('.main'), enter, fields);
});

follow();
setInterval(() => {
  if (performance.now() - heardAt > silentAfterMs) lose();
}, 1_000);
