package promotrace.deliver;

/// Nobody took it. The message is one sentence without any secret, so it bears no cause.
public final class DeliveryException extends Exception {
    private static final long serialVersionUID = 1;

    public DeliveryException(String message) {
        super(message);
    }
}
