// What holds blocks: a message or a view. It knows what its elements hold, and where their presses go.
import { act } from './act.js';
import * as server from './server.js';
import { state, redraw } from './state.js';
import { tellsWhileTyping } from './inputs.js';

const PAUSE = 250;
const INITIAL = {
  initial_option: 'selected_option', initial_options: 'selected_options', initial_user: 'selected_user',
  initial_users: 'selected_users', initial_conversation: 'selected_conversation',
  initial_conversations: 'selected_conversations', initial_channel: 'selected_channel',
  initial_channels: 'selected_channels', initial_date: 'selected_date', initial_time: 'selected_time',
  initial_date_time: 'selected_date_time', initial_value: 'value',
};

function initially(e) {
  const value = { type: e.type };
  for (const [from, to] of Object.entries(INITIAL)) if (e[from] !== undefined) value[to] = e[from];
  return value;
}

const common = (place) => ({
  key: (block, e) => `${place} ${block.block_id} ${e.action_id}`,
  id: (block, e) => `e-${place}-${block.block_id}-${e.action_id}`.replace(/[^\w-]/g, '_'),
  about: () => '',
  invalid: () => 'false',
  error: () => '',
});

export function messageHost(message) {
  const host = common(message.ts);
  const where = (block, e) => ({
    in: message.channel, ts: message.ts, block: block.block_id, action: e.action_id });
  const press = (block, e, value) => act({ do: 'press', ...where(block, e), value }, host.key(block, e));
  return {
    ...host,
    value: (block, e) => state.picked.get(host.key(block, e)) || initially(e),
    press,
    change(block, e, value) {
      state.picked.set(host.key(block, e), value);
      redraw();
      press(block, e, value);
    },
    type: () => {},
    options: (block, e, typed) => server.act({ as: state.as, do: 'options', ...where(block, e), typed }),
  };
}

// What was typed is saved after a pause, what was picked at once, and all of it before the form is sent.
const unsaved = new Map();
const saving = new Set();

export async function saveAll() {
  unsaved.forEach((save) => save());
  await Promise.all(saving);
}

function saved(promise) {
  saving.add(promise);
  return promise.finally(() => saving.delete(promise));
}

export function viewHost(view) {
  const host = common(view.id);
  const where = (block, e) => ({ view: view.id, block: block.block_id, action: e.action_id });
  const error = (block) => state.errors[`${view.id} ${block.block_id}`] || '';
  const tells = (block) => block.type !== 'input' || Boolean(block.dispatch_action);
  const keep = (block, e, value, tell) => saved(act(
    { do: 'fill', ...where(block, e), value, tell }, `${host.key(block, e)} ${JSON.stringify(value)}`));
  const remember = (block, e, value) => {
    const values = (view.state.values ??= {});
    (values[block.block_id] ??= {})[e.action_id] = value;
  };
  return {
    ...host,
    error,
    invalid: (block) => String(Boolean(error(block))),
    about: (block) => (block.element ? `${host.id(block, block.element)}-about` : ''),
    // What was picked here stays, though a screen may arrive that does not know of it yet.
    value: (block, e) => state.picked.get(host.key(block, e))
      || view.state?.values?.[block.block_id]?.[e.action_id] || initially(e),
    press: (block, e, value) => act({ do: 'press', ...where(block, e), value }, host.key(block, e)),
    change(block, e, value) {
      state.picked.set(host.key(block, e), value);
      delete state.errors[`${view.id} ${block.block_id}`];
      redraw();
      keep(block, e, value, tells(block));
    },
    type(block, e, value) {
      const key = host.key(block, e);
      remember(block, e, value);
      if (error(block)) {
        delete state.errors[`${view.id} ${block.block_id}`];
        redraw();
      }
      const save = () => {
        clearTimeout(timer);
        unsaved.delete(key);
        return keep(block, e, value, tellsWhileTyping(block, e));
      };
      clearTimeout(unsaved.get(key)?.timer);
      const timer = setTimeout(save, PAUSE);
      save.timer = timer;
      unsaved.set(key, save);
    },
    options: (block, e, typed) => server.act({ as: state.as, do: 'options', ...where(block, e), typed }),
  };
}
