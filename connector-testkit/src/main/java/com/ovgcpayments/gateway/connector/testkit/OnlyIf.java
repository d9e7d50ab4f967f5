package com.ovgcpayments.gateway.connector.testkit;

import com.ovgcpayments.gateway.connector.Capabilities;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A case that is only for connectors which declare something, or do not. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnlyIf.Condition.class)
@interface OnlyIf {
    Declared value();

    /** What stands in {@link Capabilities}. */
    enum Declared {
        CANCEL,
        NO_CANCEL,
        REFUND,
        NO_REFUND,
        PAYOUT,
        NO_PAYOUT,
        SETTLEMENT,
        NO_SETTLEMENT,
        REVERSALS,
        NO_REVERSALS,
        MOVEMENTS,
        NO_MOVEMENTS,
        REFERENCE,
        NO_REFERENCE;

        private boolean holds(Capabilities can) {
            return switch (this) {
                case CANCEL -> can.cancel();
                case NO_CANCEL -> !can.cancel();
                case REFUND -> can.refund();
                case NO_REFUND -> !can.refund();
                case PAYOUT -> can.payout();
                case NO_PAYOUT -> !can.payout();
                case SETTLEMENT -> can.settlement();
                case NO_SETTLEMENT -> !can.settlement();
                case REVERSALS -> can.reversals();
                case NO_REVERSALS -> !can.reversals();
                case MOVEMENTS -> can.movements();
                case NO_MOVEMENTS -> !can.movements();
                case REFERENCE -> can.knowsReference();
                case NO_REFERENCE -> !can.knowsReference();
            };
        }
    }

    /** Asks the connector, which runs by the time that its cases are looked at. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Declared declared = AnnotationSupport.findAnnotation(context.getElement(), OnlyIf.class)
                    .orElseThrow()
                    .value();
            Contract contract = (Contract) context.getRequiredTestInstance();
            String what = declared.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return declared.holds(contract.rig().can())
                    ? ConditionEvaluationResult.enabled(what)
                    : ConditionEvaluationResult.disabled("only for connectors that declare " + what);
        }
    }
}
