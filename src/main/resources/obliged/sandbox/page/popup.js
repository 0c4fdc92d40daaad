// One list that opens beside what was pressed: menus, selects and their search, by mouse and by keyboard.
import { html, nothing, render } from '/lib/lit-html.js';
import { keyed } from '/lib/directives/keyed.js';

let open = null;
let serial = 0;

const root = () => document.getElementById('popup');

/**
 * Opens a list at an element. Items are {label, hint, value, group, danger}; `load` brings them for what was typed.
 * With `many` it stays open, and an item is shown as chosen where `isChosen` says so.
 */
export function openPopup(options) {
  closePopup();
  open = { items: [], active: 0, typed: '', serial: ++serial, role: options.search ? 'listbox' : 'menu', ...options };
  open.anchor.setAttribute('aria-expanded', 'true');
  look('');
  (root().querySelector('input') || root().querySelector('[role=menu]'))?.focus();
}

export function closePopup(back = false) {
  if (!open) return;
  const { anchor } = open;
  open = null;
  anchor.setAttribute('aria-expanded', 'false');
  draw();
  if (back) anchor.focus();
}

async function look(typed) {
  const mine = open;
  mine.typed = typed;
  mine.loading = true;
  draw();
  let items;
  try {
    items = await mine.load(typed);
    mine.problem = '';
  } catch (problem) {
    items = [];
    mine.problem = problem.message;
  }
  if (open !== mine || mine.typed !== typed) return;
  mine.items = items;
  mine.active = mine.search ? 0 : Math.max(items.findIndex((i) => mine.isChosen?.(i)), 0);
  mine.loading = false;
  draw();
}

function pick(item) {
  const { many, onPick } = open;
  if (!item) return;
  if (many) {
    onPick(item);
    draw();
  } else {
    closePopup(true);
    onPick(item);
  }
}

function onKey(event) {
  const last = open.items.length - 1;
  const to = { ArrowDown: open.active + 1, ArrowUp: open.active - 1, Home: 0, End: last }[event.key];
  if (to !== undefined && !(open.search && (event.key === 'Home' || event.key === 'End'))) {
    open.active = to > last ? 0 : to < 0 ? last : to;
    draw();
    root().querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Enter' || (event.key === ' ' && !open.search)) {
    pick(open.items[open.active]);
  } else if (event.key === 'Escape' || event.key === 'Tab') {
    closePopup(true);
    if (event.key === 'Tab') return;
  } else {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function line(item, i) {
  const before = open.items[i - 1];
  const heading = item.group && item.group !== before?.group;
  const chosen = open.isChosen?.(item) ?? false;
  return html`
    ${heading ? html`<li class="group" role="presentation">${item.group}</li>` : nothing}
    <li id=${`popup-${i}`} role=${open.role === 'menu' ? 'menuitem' : 'option'}
        aria-selected=${open.role === 'menu' ? nothing : String(chosen)}
        class="${i === open.active ? 'active' : ''} ${item.danger ? 'danger' : ''}"
        @mousemove=${() => { if (open.active !== i) { open.active = i; draw(); } }}
        @click=${() => pick(item)}>
      ${item.face || nothing}
      <span class="words"><span>${item.label}</span>${item.hint ? html`<small>${item.hint}</small>` : nothing}</span>
      ${chosen ? html`<span class="chosen" aria-hidden="true">✓</span>` : nothing}
    </li>`;
}

function draw() {
  if (!open) {
    render(nothing, root());
    return;
  }
  const active = open.items.length ? `popup-${open.active}` : '';
  const list = html`<ul role=${open.role} tabindex="-1" aria-label=${open.label} id="popup-list"
      aria-activedescendant=${active} aria-busy=${String(Boolean(open.loading))}>
    ${open.items.map(line)}
  </ul>
  ${open.items.length ? nothing : html`<p class="empty">${
    open.problem || (open.loading ? 'Looking…' : open.empty || 'Nothing found')}</p>`}`;
  const search = open.search
    ? html`<input type="text" role="combobox" aria-expanded="true" aria-controls="popup-list" autocomplete="off"
        aria-activedescendant=${active} aria-label=${open.label} placeholder=${open.placeholder || 'Search'}
        @input=${(event) => look(event.target.value)}>`
    : nothing;
  render(keyed(open.serial, html`<section class="popup" aria-label=${open.label} @keydown=${onKey}>${search}${list}</section>`), root());
  put(root().firstElementChild);
}

/** Below what was pressed, or above it where there is more room. */
function put(box) {
  const at = open.anchor.getBoundingClientRect();
  const wide = Math.min(open.search ? Math.max(at.width, 280) : 300, innerWidth - 16);
  const below = innerHeight - at.bottom - 12;
  const above = at.top - 12;
  const up = below < Math.min(box.scrollHeight, 220) && above > below;
  const left = open.alignRight ? at.right - wide : at.left;
  Object.assign(box.style, {
    width: open.search ? `${wide}px` : '',
    maxWidth: `${wide}px`,
    left: `${Math.max(8, Math.min(left, innerWidth - (open.search ? wide : box.offsetWidth) - 8))}px`,
    top: up ? '' : `${at.bottom + 4}px`,
    bottom: up ? `${innerHeight - at.top + 4}px` : '',
    maxHeight: `${Math.max(140, Math.min(up ? above : below, 360))}px`,
  });
  if (open.alignRight && !open.search) {
    box.style.left = `${Math.max(8, Math.min(at.right - box.offsetWidth, innerWidth - box.offsetWidth - 8))}px`;
  }
}

addEventListener('mousedown', (event) => {
  if (open && !root().contains(event.target) && !open.anchor.contains(event.target)) closePopup();
});
addEventListener('resize', () => closePopup());
