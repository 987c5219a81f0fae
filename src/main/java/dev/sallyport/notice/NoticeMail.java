package dev.sallyport.notice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/// The text of a mail about what happened to somebody's second factor. Plain, so that there is nothing in it to load,
/// and every program shows it alike.
///
/// @param tenant whose login it is about
/// @param notMe the link for whoever did not do it
@CheckedTemplate(basePath = "notice")
record NoticeMail(String tenant, List<NoticeText> notices, String notMe) implements TemplateInstance {
    String subject() {
        return notices.size() == 1 ? "About your login: " + notices.getFirst().what() : "About your login";
    }
}
