/** One bar for each of the last conversations, the newest at the right, and a line at the median. */
const svg = document.querySelector('#bars');
const shown = 30;
const height = 100;

export function drawChart(talkSeconds) {
  svg.setAttribute('viewBox', `0 0 ${shown * 10} ${height}`);
  const top = Math.max(60, ...talkSeconds);
  const scaled = (seconds) => (seconds / top) * height;
  const bars = talkSeconds.map((seconds, index) =>
    shape('rect', {
      x: (shown - talkSeconds.length + index) * 10 + 1.5,
      y: height - Math.max(2, scaled(seconds)),
      width: 7,
      height: Math.max(2, scaled(seconds)),
    }),
  );
  const middle = median(talkSeconds);
  const y = height - scaled(middle);
  const line = talkSeconds.length > 0 ? [shape('line', { x1: 0, x2: shown * 10, y1: y, y2: y })] : [];
  svg.replaceChildren(...bars, ...line);
  document.querySelector('#median').textContent =
    talkSeconds.length === 0
      ? 'no conversation has ended yet'
      : `last ${talkSeconds.length}, longest ${Math.max(...talkSeconds)} s, median ${middle} s`;
}

function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
