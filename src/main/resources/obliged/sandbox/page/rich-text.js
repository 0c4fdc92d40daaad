// https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
import { html } from '/lib/lit-html.js';
import { anchor, channelLink, group, mention } from './mrkdwn.js';
import { writtenRich } from './dates.js';
import { emoji } from './emoji.js';

const PARTS = {
  rich_text_section: (part) => html`<span class="rich">${part.elements.map(word)}</span>`,
  rich_text_preformatted: (part) => html`<pre>${part.elements.map(word)}</pre>`,
  rich_text_quote: (part) => html`<blockquote>${part.elements.map(word)}</blockquote>`,
  rich_text_list: list,
};

const WORDS = {
  text: (w) => w.text,
  user: (w) => mention(w.user_id),
  usergroup: (w) => group(w.usergroup_id),
  channel: (w) => channelLink(w.channel_id),
  broadcast: (w) => html`<span class="mention">@${w.range}</span>`,
  emoji: (w) => emoji(w.name, w.skin_tone),
  link: (w) => anchor(w.url, w.text || w.url),
  date: (w) => html`<time title=${w.fallback || ''}>${writtenRich(w.timestamp, w.format)}</time>`,
  color: (w) => html`<code>${w.value}</code>`,
};

export const richText = (block) => (block.elements || []).map(part);

const part = (p) => (PARTS[p.type] ? PARTS[p.type](p) : unknown(p));

function list(part) {
  const items = part.elements.map((item) => html`<li>${item.elements.map(word)}</li>`);
  const indent = `indent-${Math.min(part.indent || 0, 5)}`;
  return part.style === 'ordered'
    ? html`<ol class=${indent} start=${(part.offset || 0) + 1}>${items}</ol>`
    : html`<ul class=${indent}>${items}</ul>`;
}

function word(w) {
  let drawn = WORDS[w.type] ? WORDS[w.type](w) : unknown(w);
  const style = w.style || {};
  if (style.code) drawn = html`<code>${drawn}</code>`;
  if (style.bold) drawn = html`<b>${drawn}</b>`;
  if (style.italic) drawn = html`<i>${drawn}</i>`;
  if (style.strike) drawn = html`<s>${drawn}</s>`;
  if (style.underline) drawn = html`<u>${drawn}</u>`;
  return drawn;
}

const unknown = (thing) => html`<span class="undrawn">⟨${thing.type || 'something'} is not drawn here⟩</span>`;
