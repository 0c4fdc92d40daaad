// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block: bars, lines and areas. Only what has no
// letters is inside the SVG, which is stretched to the width that there is; a table says the same to screen readers.
import { html, nothing, svg } from '/lib/lit-html.js';

const WIDTH = 1000;
const HEIGHT = 200;
const MOST_STEPS = 4;
const GROUP = 0.78;

/** The values beside the lines of the grid, from the top down. */
function scale(values) {
  const most = Math.max(0, ...values);
  const least = Math.min(0, ...values);
  const rough = Math.max(most - least, MOST_STEPS) / MOST_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find((n) => n * power >= rough);
  const ticks = [];
  for (let n = Math.ceil(most / step); n >= Math.floor(least / step); n--) ticks.push(n * step);
  return ticks;
}

const DRAWN = {
  bar: (values, s, all, x, y) => values.map((value, i) => svg`<rect class="series-${s}"
    x=${x(i) + (WIDTH / values.length) * GROUP * ((s + 0.05) / all - 0.5)} width=${(WIDTH / values.length) * (GROUP / all) * 0.9}
    y=${Math.min(y(value), y(0))} height=${Math.abs(y(value) - y(0))} />`),
  line: (values, s, all, x, y) => svg`<polyline class="series-${s}" points=${points(values, x, y)} />`,
  area: (values, s, all, x, y) => svg`<polygon class="series-${s}"
    points=${`${x(0)},${y(0)} ${points(values, x, y)} ${x(values.length - 1)},${y(0)}`} />`,
};

const points = (values, x, y) => values.map((value, i) => `${x(i)},${y(value)}`).join(' ');

export function chart({ title, chart: { type, series, axis_config: axes } }) {
  const { categories } = axes;
  const value = (one, category) => one.data.find((point) => point.label === category).value;
  const rows = series.map((one) => categories.map((category) => value(one, category)));
  const ticks = scale(rows.flat());
  const [top, bottom] = [ticks[0], ticks[ticks.length - 1]];
  const x = (i) => (WIDTH * (i + 0.5)) / categories.length;
  const y = (number) => (HEIGHT * (top - number)) / (top - bottom);
  return html`<figure class="block chart">
    <div aria-hidden="true">
      <figcaption>${title}</figcaption>
      ${axes.y_label ? html`<div class="axis">${axes.y_label}</div>` : nothing}
      <div class="plot">
        <div class="ticks">${ticks.map((tick) => html`<span>${tick.toLocaleString('en')}</span>`)}</div>
        <svg class=${type} viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">
          ${ticks.map((tick) => svg`<line x1="0" x2=${WIDTH} y1=${y(tick)} y2=${y(tick)} />`)}
          ${rows.map((values, s) => DRAWN[type](values, s, rows.length, x, y))}
        </svg>
        <div class="categories">${categories.map((category) => html`<span title=${category}>${category}</span>`)}</div>
      </div>
      ${axes.x_label ? html`<div class="axis across">${axes.x_label}</div>` : nothing}
      <ul>${series.map((one, s) => html`<li><svg viewBox="0 0 10 10"><rect class="series-${s}" width="10" height="10" rx="2" />
        </svg>${one.name}</li>`)}</ul>
    </div>
    <div class="unseen"><table>
      <caption>${title}</caption>
      <thead><tr><th scope="col">${axes.x_label || ''}</th>${series.map((one) => html`<th scope="col">${one.name}</th>`)}</tr></thead>
      <tbody>${categories.map((category) => html`<tr><th scope="row">${category}</th>${
        series.map((one) => html`<td>${value(one, category)}</td>`)}</tr>`)}</tbody>
    </table></div>
  </figure>`;
}
