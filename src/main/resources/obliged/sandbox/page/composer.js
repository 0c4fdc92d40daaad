// Where one writes, with completion of commands, people, channels and groups. Drafts survive a reload.
import { html, nothing } from '/lib/lit-html.js';
import { keyed } from '/lib/directives/keyed.js';
import { ref } from '/lib/directives/ref.js';
import { state, redraw } from './state.js';
import { face } from './face.js';
import { sign } from './icons.js';
import { openPopup } from './popup.js';
import { act } from './act.js';

const SHOWN = 8;
const draft = (key) => sessionStorage.getItem(`draft ${key}`) || '';
const keep = (key, text) =>
  text ? sessionStorage.setItem(`draft ${key}`, text) : sessionStorage.removeItem(`draft ${key}`);

let offer = null;

const people = (typed) => state.screen.people
  .filter((p) => !p.deleted && p.name !== 'slackbot')
  .filter((p) => [p.name, p.real, p.shown].some((n) => n.toLowerCase().split(/\s/).some((w) => w.startsWith(typed))))
  .map((p) => ({ label: p.real, hint: `@${p.name}`, insert: `@${p.name}`, face: face(p, p.id === state.screen.bot) }));

const groups = (typed) => state.screen.groups
  .filter((g) => g.handle.startsWith(typed) || g.name.toLowerCase().startsWith(typed))
  .map((g) => ({ label: g.name, hint: `@${g.handle} · a group`, insert: `@${g.handle}` }));

const channels = (typed) => state.screen.channels
  .filter((c) => c.kind !== 'DIRECT' && !c.archived && c.name.startsWith(typed))
  .map((c) => ({ label: html`${c.kind === 'PRIVATE' ? sign('lock') : '#'} ${c.name}`, hint: '', insert: `#${c.name}` }));

const commands = (typed) => state.screen.app.commands
  .filter((c) => c.command.startsWith(`/${typed}`))
  .map((c) => ({ label: c.command, hint: `${c.usage_hint || ''} · ${c.description}`, insert: c.command }));

const SOURCES = {
  '/': (typed, from) => (from === 0 ? commands(typed) : []),
  '@': (typed) => [...people(typed), ...groups(typed)],
  '#': channels,
};

/** What could be meant by the word before the caret. */
function lookFor(key, area) {
  const before = area.value.slice(0, area.selectionStart);
  const word = /(?:^|\s)([/@#])([\p{L}\p{N}._-]*)$/u.exec(before);
  const from = word ? before.length - word[2].length - 1 : 0;
  const items = word ? SOURCES[word[1]](word[2].toLowerCase(), from).slice(0, SHOWN) : [];
  const whole = word && items.length === 1 && items[0].insert === word[1] + word[2];
  offer = items.length && !whole ? { key, from, items, active: 0 } : null;
  redraw();
}

function take(area, key, item) {
  const text = area.value;
  const end = area.selectionStart;
  area.value = `${text.slice(0, offer.from)}${item.insert} ${text.slice(end).trimStart()}`;
  const caret = offer.from + item.insert.length + 1;
  offer = null;
  area.focus();
  area.setSelectionRange(caret, caret);
  keep(key, area.value);
  fit(area);
  redraw();
}

function fit(area) {
  area.style.height = 'auto';
  if (area.value) area.style.height = `${Math.min(area.scrollHeight, 220)}px`;
}

async function send(area, { key, send: deliver }) {
  const text = area.value.trim();
  if (!text) return;
  area.value = '';
  keep(key, '');
  offer = null;
  fit(area);
  const answer = await deliver(text);
  if (!answer && !area.value) {
    area.value = text;
    keep(key, text);
  }
}

function onKey(event, options) {
  const area = event.target;
  const mine = offer?.key === options.key ? offer : null;
  if (event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (mine && step) {
    mine.active = (mine.active + step + mine.items.length) % mine.items.length;
    redraw();
  } else if (mine && (event.key === 'Tab' || event.key === 'Enter') && !event.shiftKey) {
    take(area, options.key, mine.items[mine.active]);
  } else if (mine && event.key === 'Escape') {
    offer = null;
    redraw();
  } else if (event.key === 'Enter' && !event.shiftKey) {
    send(area, options);
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/** Puts words into the composer of a place, as if they had been typed; it need not be on the screen yet. */
export function write(key, text) {
  keep(key, text);
  const area = document.querySelector(`textarea[data-key="${CSS.escape(key)}"]`);
  if (!area) return;
  area.value = text;
  fit(area);
  area.focus();
}

export function focusComposer() {
  document.querySelector('main .composer textarea')?.focus();
}

const globalShortcuts = () => state.screen.app.shortcuts.filter((s) => s.type === 'global');

function shortcuts(event) {
  const all = globalShortcuts();
  openPopup({
    anchor: event.currentTarget,
    label: 'Shortcuts',
    load: async () => all.map((s) => ({ label: s.name, hint: s.description, value: s.callback_id, group: state.screen.app.name })),
    onPick: (item) => act({ do: 'shortcut', callback: item.value }),
  });
}

export function composer(options) {
  const { key, label, placeholder } = options;
  const mine = offer?.key === key ? offer : null;
  const id = `composer-${key.replace(/\W/g, '_')}`;
  const open = mine ? html`<ul class="offer" role="listbox" id=${`${id}-offer`} aria-label="Suggestions">
    ${mine.items.map((item, i) => html`<li role="option" id=${`${id}-${i}`} aria-selected=${String(i === mine.active)}
      @mousedown=${(event) => { event.preventDefault(); take(document.getElementById(id), key, item); }}>
      ${item.face || nothing}<span>${item.label}</span><small>${item.hint}</small></li>`)}
  </ul>` : nothing;
  return html`<div class="composer">
    ${open}
    ${keyed(key, html`<textarea id=${id} data-key=${key} rows="1" aria-label=${label} placeholder=${placeholder}
      aria-autocomplete="list" aria-haspopup="listbox" aria-controls=${mine ? `${id}-offer` : nothing}
      aria-activedescendant=${mine ? `${id}-${mine.active}` : nothing} maxlength="40000" .defaultValue=${draft(key)}
      ${ref((area) => area && fit(area))}
      @input=${(event) => { keep(key, event.target.value); fit(event.target); lookFor(key, event.target); }}
      @keydown=${(event) => onKey(event, options)}
      @blur=${() => { if (offer?.key === key) { offer = null; redraw(); } }}></textarea>`)}
    <div class="bar">
      ${globalShortcuts().length ? html`<button type="button" class="icon" aria-label="Shortcuts" title="Shortcuts"
        aria-haspopup="menu" aria-expanded="false" @click=${shortcuts}>${sign('bolt')}</button>` : nothing}
      <span class="quiet">Enter to send, Shift + Enter for a new line</span>
      <button type="button" class="send" aria-label="Send" @click=${() => send(document.getElementById(id), options)}>${sign('send')}</button>
    </div>
  </div>`;
}
