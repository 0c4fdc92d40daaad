// Elements that are pressed or picked: https://docs.slack.dev/reference/block-kit/block-elements
import { html, nothing } from '/lib/lit-html.js';
import { ifDefined } from '/lib/directives/if-defined.js';
import { state } from './state.js';
import { text } from './mrkdwn.js';
import { withEmoji } from './emoji.js';
import { sign } from './icons.js';
import { openPopup } from './popup.js';
import { confirmed } from './confirm.js';
import { select } from './selects.js';
import { choices, moment } from './pickers.js';

const ELEMENTS = {
  button,
  overflow,
  image: (b, e) => picture(e, 'thumb'),
  datepicker: moment,
  timepicker: moment,
  datetimepicker: moment,
  radio_buttons: choices,
  checkboxes: choices,
};

export function element(block, e, host) {
  if (ELEMENTS[e.type]) return ELEMENTS[e.type](block, e, host);
  if (e.type.endsWith('_select')) return select(block, e, host);
  return html`<span class="undrawn">⟨an element of type “${e.type}” is not drawn here⟩</span>`;
}

function button(block, e, host) {
  const busy = state.sending.has(host.key(block, e));
  const press = async () => {
    if (!(await confirmed(e.confirm))) return;
    if (e.url) open(e.url, '_blank', 'noreferrer,noopener');
    host.press(block, e, {});
  };
  return html`<button type="button" class="b ${e.style || ''} ${busy ? 'busy' : ''}" ?disabled=${busy}
    aria-label=${ifDefined(e.accessibility_label)} @click=${press}>${withEmoji(e.text.text)}${
    e.url ? html`<span aria-hidden="true"> ↗</span>` : nothing}</button>`;
}

function overflow(block, e, host) {
  const items = e.options.map((option) => ({
    label: text(option.text), hint: option.description && text(option.description), option }));
  const show = (event) => openPopup({
    anchor: event.currentTarget,
    label: 'More actions',
    alignRight: true,
    load: async () => items,
    onPick: async ({ option }) => {
      if (!(await confirmed(e.confirm))) return;
      if (option.url) open(option.url, '_blank', 'noreferrer,noopener');
      host.press(block, e, { type: e.type, selected_option: option });
    },
  });
  return html`<button type="button" class="b overflow" aria-haspopup="menu" aria-expanded="false"
    aria-label="More actions" @click=${show}>${sign('dots')}</button>`;
}

/** Only pictures that the bot uploaded are loaded: this page asks nobody outside. */
export function picture(e, size) {
  const id = e.slack_file?.id || /\/(F[A-Z0-9]+)\//.exec(e.slack_file?.url || '')?.[1];
  if (id) return html`<img class=${size} src=${`/files/${id}`} alt=${e.alt_text}>`;
  if (size === 'tiny') return html`<span class="no-picture" title=${e.image_url}>${e.alt_text}</span>`;
  return html`<div class="no-picture"><b>${e.alt_text}</b><br>A picture at ${e.image_url}, not loaded here.</div>`;
}
