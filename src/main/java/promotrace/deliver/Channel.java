package promotrace.deliver;

/// One way to the operator. Returns within about half a minute, whatever the other side does.
public interface Channel {
    /// `mail`, `webhook`: as in `config/alerts.yml`.
    String name();

    /// Hands the alert over; twice tells it twice.
    ///
    /// @throws DeliveryException when nobody took it; later it may work
    void send(Alert alert) throws DeliveryException;
}
