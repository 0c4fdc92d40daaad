// Every kind of select: options given, from the bot, people, channels; one or several.
import { html, nothing } from '/lib/lit-html.js';
import { state, channel, person } from './state.js';
import { text } from './mrkdwn.js';
import { face } from './face.js';
import { sign } from './icons.js';
import { openPopup } from './popup.js';
import { confirmed } from './confirm.js';

const FIELDS = {
  static_select: 'selected_option', external_select: 'selected_option', users_select: 'selected_user',
  conversations_select: 'selected_conversation', channels_select: 'selected_channel',
};
const kind = (e) => e.type.replace(/^multi_/, '');
const field = (e) => FIELDS[kind(e)] + (e.type.startsWith('multi_') ? 's' : '');
const isOption = (e) => field(e).startsWith('selected_option');

export function select(block, e, host) {
  const many = e.type.startsWith('multi_');
  const value = host.value(block, e)?.[field(e)];
  const chosen = many ? value || [] : value ? [value] : [];
  const placeholder = e.placeholder?.text || (many ? 'Choose some' : 'Choose one');
  const change = async (next) => {
    if (await confirmed(e.confirm)) host.change(block, e, { type: e.type, [field(e)]: next });
  };
  const label = block.label?.text || e.placeholder?.text || 'Choose';
  const show = (event) => openPopup({
    anchor: event.currentTarget.closest('.select').querySelector('button.open'),
    label,
    placeholder,
    search: true,
    many,
    empty: e.min_query_length ? `Type ${e.min_query_length} letters or more` : undefined,
    load: (typed) => items(block, e, host, typed),
    isChosen: (item) => now().some((c) => same(c, item.value)),
    onPick: ({ value: picked }) => change(many ? toggled(now(), picked, e) : picked),
  });
  const now = () => {
    const current = host.value(block, e)?.[field(e)];
    return many ? current || [] : current ? [current] : [];
  };
  return html`<span class="select ${many ? 'many' : ''} ${chosen.length ? 'full' : ''}">
    ${many ? chosen.map((c) => html`<span class="chip">${shown(e, c)}<button type="button"
        aria-label=${`Remove ${name(e, c)}`} @click=${() => change(toggled(chosen, c, e))}>×</button></span>`) : nothing}
    <button type="button" class="open" id=${host.id(block, e)} aria-haspopup="listbox" aria-expanded="false"
      aria-label=${`${label}: ${chosen.map((c) => name(e, c)).join(', ') || 'nothing chosen'}`}
      aria-describedby=${host.about(block)} aria-invalid=${host.invalid(block)} @click=${show}>
      <span class="what">${!many && chosen.length ? shown(e, chosen[0]) : html`<span class="placeholder">${placeholder}</span>`}</span>
      <span class="arrow" aria-hidden="true">${sign('down')}</span>
    </button>
    ${!many && chosen.length && block.optional ? html`<button type="button" class="clear" aria-label=${`Empty ${label}`}
      @click=${() => change(null)}>×</button>` : nothing}
  </span>`;
}

const same = (a, b) => (a.value ?? a) === (b.value ?? b);

function toggled(chosen, picked, e) {
  if (chosen.some((c) => same(c, picked))) return chosen.filter((c) => !same(c, picked));
  return chosen.length >= (e.max_selected_items || 100) ? chosen : [...chosen, picked];
}

function name(e, value) {
  if (isOption(e)) return value.text?.text || '';
  const who = person(value);
  if (who) return who.real;
  const where = channel(value);
  return where ? (where.kind === 'DIRECT' ? state.screen.app.name : `#${where.name}`) : 'Someone or somewhere unseen';
}

const shown = (e, value) => (isOption(e) ? text(value.text) : name(e, value));

async function items(block, e, host, typed) {
  const wanted = typed.trim().toLowerCase();
  const fits = (item) => item.find.toLowerCase().split(/\s+/).some((word) => word.startsWith(wanted))
    || item.find.toLowerCase().includes(wanted) && wanted.length > 2;
  switch (kind(e)) {
    case 'external_select':
      return typed.length < (e.min_query_length ?? 3) ? [] : given(await host.options(block, e, typed));
    case 'users_select':
      return people().filter(fits);
    case 'channels_select':
      return channels((c) => c.kind === 'PUBLIC').filter(fits);
    case 'conversations_select':
      return conversations(e.filter || {}).filter(fits);
    default:
      return given(e).filter(fits);
  }
}

const given = ({ options, option_groups: groups }) => [
  ...(options || []).map((o) => option(o)),
  ...(groups || []).flatMap((g) => g.options.map((o) => option(o, g.label.text)))];

const option = (o, group) => ({
  label: text(o.text), hint: o.description && text(o.description), value: o, find: o.text.text, group });

const people = () => state.screen.people
  .filter((p) => !p.deleted && p.name !== 'slackbot')
  .map((p) => ({
    label: p.real, hint: `@${p.name}`, value: p.id, find: `${p.real} ${p.name} ${p.shown}`,
    face: face(p, p.id === state.screen.bot) }));

const channels = (which) => state.screen.channels
  .filter((c) => c.kind !== 'DIRECT' && !c.archived && which(c))
  .map((c) => ({ label: html`${c.kind === 'PRIVATE' ? sign('lock') : '#'} ${c.name}`, value: c.id, find: c.name }));

function conversations(filter) {
  const include = filter.include || ['public', 'private', 'im', 'mpim'];
  const some = channels((c) =>
    include.includes(c.kind.toLowerCase()) && !(filter.exclude_external_shared_channels && c.shared));
  const ims = include.includes('im') ? people().filter((p) => !filter.exclude_bot_users || !isBot(p.value)) : [];
  return [...some, ...ims];
}

const isBot = (id) => person(id).kind === 'BOT';
