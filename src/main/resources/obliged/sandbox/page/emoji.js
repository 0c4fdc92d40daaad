// The emoji that messages here use; others are shown by their names.
const EMOJI = {
  100: '💯', 1234: '🔢', '+1': '👍', thumbsup: '👍', '-1': '👎', pray: '🙏', clap: '👏', raised_hands: '🙌', wave: '👋', muscle: '💪',
  handshake: '🤝', point_right: '👉', ok_hand: '👌', heart: '❤️', green_heart: '💚', tada: '🎉', sparkles: '✨',
  star: '⭐', star2: '🌟', trophy: '🏆', medal: '🏅', gift: '🎁', bouquet: '💐', rocket: '🚀', fire: '🔥', bulb: '💡',
  eyes: '👀', bell: '🔔', no_bell: '🔕', calendar: '📅', date: '📅', spiral_calendar_pad: '🗓️', alarm_clock: '⏰',
  hourglass: '⌛', hourglass_flowing_sand: '⏳', white_check_mark: '✅', heavy_check_mark: '✔️', x: '❌',
  warning: '⚠️', exclamation: '❗', question: '❓', no_entry: '⛔', speech_balloon: '💬', memo: '📝', pencil: '📝',
  clipboard: '📋', pushpin: '📌', link: '🔗', paperclip: '📎', mag: '🔍', lock: '🔒', key: '🔑', gear: '⚙️',
  wrench: '🔧', hammer_and_wrench: '🛠️', package: '📦', computer: '💻', phone: '☎️', telephone_receiver: '📞',
  email: '📧', envelope: '✉️', chart_with_upwards_trend: '📈', bar_chart: '📊', seedling: '🌱', sunny: '☀️',
  coffee: '☕', cake: '🍰', smile: '😄', slightly_smiling_face: '🙂', grin: '😁', joy: '😂', blush: '😊',
  thinking_face: '🤔', disappointed: '😞', cry: '😢', sweat_smile: '😅', relieved: '😌', arrow_right: '➡️',
  rotating_light: '🚨', thumbsdown: '👎', sob: '😭', wink: '😉', laughing: '😆', grinning: '😀', heart_eyes: '😍',
  sunglasses: '😎', partying_face: '🥳', face_palm: '🤦', shrug: '🤷', ok: '🆗', checkered_flag: '🏁', boom: '💥',
  zap: '⚡', bug: '🐛', construction: '🚧', ambulance: '🚑', fire_engine: '🚒', police_car: '🚓', truck: '🚚',
  ship: '🚢', anchor: '⚓', house: '🏠', office: '🏢', moneybag: '💰', credit_card: '💳', printer: '🖨️',
  iphone: '📱', battery: '🔋', electric_plug: '🔌', satellite: '🛰️', chart_with_downwards_trend: '📉', books: '📚',
  page_facing_up: '📄', mailbox: '📫', scissors: '✂️', hammer: '🔨', robot_face: '🤖', ghost: '👻', skull: '💀',
  crossed_fingers: '🤞', writing_hand: '✍️', brain: '🧠', umbrella: '☂️', cloud: '☁️', snowflake: '❄️', rainbow: '🌈',
  beer: '🍺', pizza: '🍕', balloon: '🎈', dart: '🎯', crown: '👑', gem: '💎', white_large_square: '⬜',
  large_yellow_circle: '🟡', large_orange_circle: '🟠', black_circle: '⚫', no_entry_sign: '🚫', stop_sign: '🛑',
  information_source: 'ℹ️', heavy_plus_sign: '➕', heavy_minus_sign: '➖', bangbang: '‼️', recycle: '♻️',
  arrow_up: '⬆️', arrow_down: '⬇️', arrows_counterclockwise: '🔄', red_circle: '🔴', large_green_circle: '🟢',
  large_blue_circle: '🔵', white_circle: '⚪', busts_in_silhouette: '👥', bust_in_silhouette: '👤', handshake_tone1: '🤝',
};

const SKIN_TONES = ['🏻', '🏼', '🏽', '🏾', '🏿'];

// A name of any script without capital letters, and beside it the skin tone, 2 to 6.
export const NAMED = ":([\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}\\p{N}_+'-]+)(?:::skin-tone-([2-6]))?:";

export function emoji(name, tone) {
  const [bare, , named] = name.split(/(::skin-tone-)/);
  const sign = EMOJI[bare];
  const shade = tone || Number(named);
  if (!sign) return `:${name}:`;
  return shade ? sign.replace('\uFE0F', '') + SKIN_TONES[shade - 2] : sign;
}

export const withEmoji = (text) => text.replace(
  new RegExp(NAMED, 'gu'),
  (whole, name, tone) => (EMOJI[name] ? emoji(name, Number(tone)) : whole),
);
