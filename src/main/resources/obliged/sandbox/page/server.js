// Talks to the sandbox. What went wrong is thrown as an Error with a sentence for the person.

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Error('The sandbox isn\'t responding. Is it still running?');
  }
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || 'The sandbox couldn\'t do that.');
  return answer;
}

export const screen = (as, where) =>
  call('GET', `/screen?as=${encodeURIComponent(as)}&in=${encodeURIComponent(where)}`);
export const act = (body) => call('POST', '/act', body);
export const journal = () => call('GET', '/journal?last=200');
export const clearJournal = () => call('DELETE', '/journal');
/** Jumps there; with a story, what colleagues do until then is played on the way. */
export const travel = (to, story) => call('POST', '/clock', { to: to.toISOString(), story });
export const addFault = (fault) => call('POST', '/faults', fault);
export const clearFaults = () => call('DELETE', '/faults');
export const restart = () => call('POST', '/restart');

/** Calls back at each change, and says whether the line holds. */
export function listen(onChange, onLine) {
  let source = null;
  const open = () => {
    source = new EventSource('/changes');
    source.onmessage = onChange;
    source.onopen = () => onLine(true);
    source.onerror = () => onLine(false);
  };
  // A browser holds six lines to one address: tabs that nobody looks at give theirs back.
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else if (!source) {
      open();
    }
  });
  open();
}
