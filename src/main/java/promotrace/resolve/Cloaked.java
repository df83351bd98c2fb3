package promotrace.resolve;

import java.util.Optional;
import promotrace.url.WebUrl;

/// That a link led elsewhere when it was asked as somebody asks who follows it: where it leads whoever asks plainly, and where
/// whoever clicks; one of them empty where it leads nowhere. An observation: there are honest reasons to send people on by
/// their language or device.
public record Cloaked(Optional<WebUrl> plain, Optional<WebUrl> click) {}
