/** Follows the feed and keeps the page in step with it. */
import { drawChart } from './chart.js';
import { drawLanes, showAges } from './lanes.js';

const line = document.querySelector('#line');
const clock = document.querySelector('#clock');
/** The feed speaks every five seconds at least. */
const silentAfterMs = 12_000;
let heardAt = 0;

function say(state, words) {
  if (line.dataset.state === state) return;
  line.dataset.state = state;
  line.textContent = words;
  document.body.classList.toggle('old', state === 'lost');
}

function show(snapshot) {
  heardAt = performance.now();
  say('live', 'Live');
  document.querySelector('#answered').value = snapshot.answered;
  document.querySelector('#missed').value = snapshot.missed;
  drawLanes(snapshot.rows, heardAt);
  drawChart(snapshot.talkSeconds);
}

function follow() {
  const feed = new EventSource('feed');
  feed.addEventListener('message', ({ data }) => show(JSON.parse(data)));
  feed.addEventListener('error', () => {
    say('lost', 'Connection lost, trying again. This is how things stood.');
    // A browser tries again by itself, but not after an answer that is no feed, such as a proxy's error page.
    if (feed.readyState === EventSource.CLOSED) setTimeout(follow, 2_000);
  });
}

function tick() {
  clock.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (heardAt > 0 && performance.now() - heardAt > silentAfterMs) {
    say('lost', 'Nothing heard for a while. This is how things stood.');
  }
  if (line.dataset.state === 'live') showAges();
}

follow();
tick();
setInterval(tick, 1_000);
