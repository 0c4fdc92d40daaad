/**
 * The sandbox in a browser: the page's files, what it shows and what people do on it, and the clock that they can move. It uses
 * the same {@link obliged.sandbox.Sandbox} as tests do, and only the command that opens it uses it. Begin with
 * {@link obliged.sandbox.page.Page}.
 */
@NullMarked
package obliged.sandbox.page;

import org.jspecify.annotations.NullMarked;
