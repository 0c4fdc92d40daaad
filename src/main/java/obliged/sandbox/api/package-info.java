/**
 * What the bot calls: the Web API's methods, response URLs and file uploads, with token, scopes, rate limits, trigger ids and
 * injected faults. Does not know what people do in their clients. Begin with {@link obliged.sandbox.api.WebApi}.
 */
@NullMarked
package obliged.sandbox.api;

import org.jspecify.annotations.NullMarked;
