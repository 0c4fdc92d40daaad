// https://docs.slack.dev/reference/block-kit/blocks: what cannot be drawn is shown as such, never left out.
import { html, nothing } from '/lib/lit-html.js';
import { text } from './mrkdwn.js';
import { richText } from './rich-text.js';
import { element, picture } from './elements.js';
import { input } from './inputs.js';
import { chart } from './chart.js';

const BLOCKS = {
  rich_text: (b) => html`<div class="block rich-text">${richText(b)}</div>`,
  section,
  context: (b) => html`<div class="block context">${b.elements.map((e) =>
    e.type === 'image' ? picture(e, 'tiny') : html`<span>${text(e)}</span>`)}</div>`,
  header: (b) => html`<h2 class="block header">${text(b.text)}</h2>`,
  divider: () => html`<hr class="block">`,
  actions: (b, host) => html`<div class="block actions">${b.elements.map((e) => element(b, e, host))}</div>`,
  image: (b) => html`<figure class="block">
      ${b.title ? html`<figcaption>${text(b.title)}</figcaption>` : nothing}${picture(b, 'large')}</figure>`,
  data_visualization: chart,
  input,
  markdown: (b) => html`<div class="block markdown">${b.text}</div>`,
};

function section(b, host) {
  return html`<div class="block section">
    <div class="said">
      ${b.text ? html`<div>${text(b.text)}</div>` : nothing}
      ${b.fields ? html`<div class="fields">${b.fields.map((f) => html`<div>${text(f)}</div>`)}</div>` : nothing}
    </div>
    ${b.accessory ? html`<div class="accessory">${element(b, b.accessory, host)}</div>` : nothing}
  </div>`;
}

function block(b, host) {
  try {
    if (BLOCKS[b.type]) return BLOCKS[b.type](b, host);
  } catch (problem) {
    return undrawn(b, problem.message);
  }
  return undrawn(b, 'this page does not know it');
}

const undrawn = (b, why) => html`<details class="block undrawn">
  <summary>A block of type “${b.type}” is not drawn here: ${why}.</summary>
  <pre>${JSON.stringify(b, null, 2)}</pre>
</details>`;

/** Draws blocks for a host: a message or a view, which knows what its elements hold and where presses go. */
export const blocks = (all, host) => (all || []).map((b) => block(b, host));
