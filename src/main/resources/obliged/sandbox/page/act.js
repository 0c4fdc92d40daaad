// What the person does: sent to the sandbox, and said in words where the bot did not answer.
import * as server from './server.js';
import { state, redraw, refresh, allSeen } from './state.js';
import { say } from './toast.js';

const WORDS = {
  operation_timeout: 'Obliged didn\'t respond within three seconds.',
  dispatch_failed: 'Obliged can\'t be reached.',
};

export const inWords = (error) => WORDS[error] || `Obliged refused that (${error}).`;

/** Carries an act out; the answer is undefined where the sandbox itself refused. */
export async function act(body, key) {
  const one = key || JSON.stringify(body);
  if (state.sending.has(one)) return undefined;
  state.sending.add(one);
  if (body.do === 'press' || body.do === 'say') allSeen();
  redraw();
  try {
    const answer = await server.act({ as: state.as, ...body });
    if (!answer.ok && body.do !== 'submit') say(inWords(answer.error));
    return answer;
  } catch (problem) {
    say(problem.message);
    return undefined;
  } finally {
    state.sending.delete(one);
    refresh();
  }
}
