//! Bodies on the wire: those that come in, read whole or piece by piece, and those that go out.

use std::fs::File;
use std::io::Read;
use std::pin::Pin;
use std::task::{Context, Poll};

use eqex_messages::Message;
use futures_util::Stream;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::{Body as HyperBody, Bytes, Frame, Incoming, SizeHint};
use tokio::sync::mpsc;

use crate::http::failure::Failure;
use crate::http::limits::Limits;
use crate::http::output::Body;

/// Where the body of a request comes from.
pub(super) enum Source {
    Wire(Incoming),
    Whole(Vec<u8>),
    /// It was read, or is being read by someone else.
    Taken {
        to_its_end: bool,
    },
}

impl Source {
    /// Whether the connection still carries bytes of it.
    pub(super) fn is_unread(&self) -> bool {
        match self {
            Source::Wire(body) => !body.is_end_stream(),
            Source::Whole(_) => false,
            Source::Taken { to_its_end } => !to_its_end,
        }
    }

    fn take(&mut self) -> Source {
        std::mem::replace(self, Source::Taken { to_its_end: false })
    }

    /// All of it, as far as the limits allow.
    pub(super) async fn read(&mut self, limits: &Limits) -> Result<Vec<u8>, Failure> {
        let most = limits.body_size;
        let too_large = || Failure::too_large(most as u64);
        match self.take() {
            Source::Whole(bytes) => {
                *self = Source::Taken { to_its_end: true };
                if bytes.len() > most {
                    return Err(too_large());
                }
                Ok(bytes)
            }
            Source::Wire(body) if body.is_end_stream() => {
                *self = Source::Taken { to_its_end: true };
                Ok(Vec::new())
            }
            Source::Wire(body) => {
                if body.size_hint().lower() > most as u64 {
                    return Err(too_large());
                }
                let collected = Limited::new(body, most).collect();
                match tokio::time::timeout(limits.body, collected).await {
                    Ok(Ok(collected)) => {
                        *self = Source::Taken { to_its_end: true };
                        Ok(collected.to_bytes().into())
                    }
                    Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
                    Ok(Err(_)) => Err(Failure::bad_request(Message::new("body-broke-off"))),
                    Err(_) => Err(Failure::timeout()),
                }
            }
            Source::Taken { .. } => Err(Failure::internal("a body was read twice")),
        }
    }

    /// The pieces as they come.
    pub(super) fn pieces(&mut self) -> Pieces {
        match self.take() {
            Source::Wire(body) => Pieces::Wire(body),
            Source::Whole(bytes) => Pieces::Whole(Some(Bytes::from(bytes))),
            Source::Taken { .. } => Pieces::Whole(None),
        }
    }

    /// Told once [`Source::pieces`] have come to their end.
    pub(super) fn read_to_its_end(&mut self) {
        *self = Source::Taken { to_its_end: true };
    }
}

pub(super) enum Pieces {
    Wire(Incoming),
    Whole(Option<Bytes>),
}

impl Stream for Pieces {
    type Item = Result<Bytes, hyper::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut *self {
            Pieces::Whole(bytes) => Poll::Ready(bytes.take().map(Ok)),
            Pieces::Wire(body) => loop {
                match Pin::new(&mut *body).poll_frame(context) {
                    Poll::Ready(Some(Ok(frame))) => {
                        // Trailers say nothing that is needed.
                        if let Ok(data) = frame.into_data() {
                            return Poll::Ready(Some(Ok(data)));
                        }
                    }
                    Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(error))),
                    Poll::Ready(None) => return Poll::Ready(None),
                    Poll::Pending => return Poll::Pending,
                }
            },
        }
    }
}

/// What goes out, as hyper takes it.
pub(super) enum Outgoing {
    Whole(Option<Bytes>),
    Pieces {
        pieces: mpsc::Receiver<Vec<u8>>,
        left: Option<u64>,
    },
}

/// Pieces of a file that wait to be sent.
const WAITING: usize = 4;
const PIECE: usize = 64 * 1024;

impl Outgoing {
    pub(super) fn new(body: Body) -> Outgoing {
        match body {
            Body::Empty => Outgoing::Whole(None),
            Body::Text(text) => Outgoing::Whole(Some(Bytes::from(text))),
            Body::Bytes(bytes) => Outgoing::Whole(Some(Bytes::from(bytes))),
            Body::Shared(bytes) => Outgoing::Whole(Some(Bytes::from_owner(bytes))),
            Body::Stream(pieces) => Outgoing::Pieces { pieces, left: None },
            Body::Opened { file, size } => Outgoing::Pieces {
                pieces: read_file(size, file),
                left: Some(size),
            },
        }
    }
}

/// Reads as fast as the client takes it. A file that is shorter than was said ends the connection.
fn read_file(size: u64, file: File) -> mpsc::Receiver<Vec<u8>> {
    let (sender, pieces) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut file = file.take(size);
        loop {
            let mut piece = vec![0; PIECE];
            match file.read(&mut piece) {
                Ok(count) if count > 0 => {
                    piece.truncate(count);
                    if sender.blocking_send(piece).is_err() {
                        return;
                    }
                }
                _ => return,
            }
        }
    });
    pieces
}

impl HyperBody for Outgoing {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        match &mut *self {
            Outgoing::Whole(bytes) => Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes)))),
            Outgoing::Pieces { pieces, left } => match pieces.poll_recv(context) {
                Poll::Ready(Some(piece)) => {
                    if let Some(left) = left {
                        *left = left.saturating_sub(piece.len() as u64);
                    }
                    Poll::Ready(Some(Ok(Frame::data(Bytes::from(piece)))))
                }
                Poll::Ready(None) if left.is_some_and(|left| left > 0) => {
                    let error = std::io::Error::other("the file ended early");
                    Poll::Ready(Some(Err(error)))
                }
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Pending => Poll::Pending,
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Outgoing::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Outgoing::Whole(bytes) => {
                SizeHint::with_exact(bytes.as_ref().map_or(0, |bytes| bytes.len() as u64))
            }
            Outgoing::Pieces {
                left: Some(left), ..
            } => SizeHint::with_exact(*left),
            Outgoing::Pieces { left: None, .. } => SizeHint::default(),
        }
    }
}
