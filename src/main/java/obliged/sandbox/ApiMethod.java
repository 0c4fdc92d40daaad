package obliged.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Carries out one Web API method. */
@FunctionalInterface
interface ApiMethod {
    ObjectNode call(ApiCall call);
}
