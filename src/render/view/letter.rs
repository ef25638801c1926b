//! What a reader must know before reading on, and what is sent along.

use serde::Serialize;

use crate::model::{Attachment, Notice, NoticeKind, notation};

/// What a reader must know before reading on.
#[derive(Serialize)]
pub(in crate::render) struct NoticeView<'a> {
    #[serde(rename = "soort")]
    kind: NoticeKind,
    /// The word in front of it; `None` where it already begins with that word.
    label: Option<&'static str>,
    #[serde(rename = "tekst")]
    text: &'a str,
}

/// Something that is sent along.
#[derive(Serialize)]
pub(in crate::render) struct AttachmentView<'a> {
    #[serde(rename = "titel")]
    title: &'a str,
    #[serde(rename = "bestand")]
    file: Option<AttachedFileView<'a>>,
    #[serde(rename = "ter_inzage")]
    inspection: Option<&'a str>,
    #[serde(rename = "geheim")]
    secret: bool,
    #[serde(rename = "grond")]
    ground: Option<&'a str>,
}

#[derive(Serialize)]
struct AttachedFileView<'a> {
    #[serde(rename = "naam")]
    name: &'a str,
    mediatype: &'a str,
    /// `PDF`.
    #[serde(rename = "soort")]
    kind: String,
    #[serde(rename = "omvang")]
    size: String,
}

pub(in crate::render) fn notice(notice: &Notice) -> NoticeView<'_> {
    let label = match notice.kind {
        NoticeKind::Secret => "Geheim",
        NoticeKind::Draft => "Concept",
        NoticeKind::Reconstruction => "Reconstructie",
        NoticeKind::Fictitious => "Verzonnen cijfers",
    };
    NoticeView {
        kind: notice.kind,
        label: (!notice.text.starts_with(label)).then_some(label),
        text: &notice.text,
    }
}

/// What is sent along with a letter.
pub(in crate::render) fn attachment(attachment: &Attachment) -> AttachmentView<'_> {
    let file = attachment.file.as_ref();
    AttachmentView {
        title: &attachment.title,
        file: file.map(|file| AttachedFileView {
            name: &file.name,
            mediatype: &file.media_type,
            kind: file
                .name
                .rsplit('.')
                .next()
                .unwrap_or_default()
                .to_uppercase(),
            size: notation::file_size(usize::try_from(file.bytes).unwrap_or(usize::MAX)),
        }),
        inspection: attachment.inspection.as_deref(),
        secret: attachment.secret.is_some(),
        ground: attachment
            .secret
            .as_ref()
            .and_then(|secret| secret.ground.as_deref()),
    }
}
