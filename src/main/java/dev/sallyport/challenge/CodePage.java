package dev.sallyport.challenge;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks for the code. Posts `code`, `page` and, from one of its buttons, `then=add` to `action/code`; `channel` to
/// `action/resend`; `way` to `action/way`; nothing to `action/push`, `action/look`, `action/change-number`,
/// `action/choose` and `action/cancel`. Its script listens at `action/events` or asks at `action/news`, and then
/// takes from a fresh page all that is told of the code's way.
///
/// @param page a name that no other showing of the page has, and nobody guesses
/// @param seen what the page shows of the code's way, in one word; null if no more will be told
/// @param instead what is offered first, if the code was lost
/// @param resends ways to ask for another code; none where no codes of this factor are sent
/// @param others what else the person holds, the strongest first
/// @param triesLeft with this code; told from three down to one
@CheckedTemplate(basePath = "challenge")
public record CodePage(
        String action,
        String page,
        String clientName,
        DeliveryText delivery,
        @Nullable String seen,
        @Nullable Instead instead,
        CodeField field,
        @Nullable CodeProblem problem,
        int triesLeft,
        List<ResendWay> resends,
        List<OtherWay> others,
        May may)
        implements TemplateInstance {
    public CodePage {
        resends = List.copyOf(resends);
        others = List.copyOf(others);
    }

    /// What the person may do besides typing the code.
    ///
    /// @param changeNumber only while a phone is being added
    /// @param chooseAnother factor to add, while one is being added
    /// @param addAnother factor once this one is proven
    /// @param remove one of the others there, too
    /// @param stay with the Authy phone that was proven, and whose place this one is to take
    /// @param askPhone for a tap on it, in the place of the code
    public record May(
            boolean changeNumber,
            boolean chooseAnother,
            boolean addAnother,
            boolean remove,
            boolean stay,
            boolean askPhone) {}
}
