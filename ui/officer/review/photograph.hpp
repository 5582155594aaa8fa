// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QImage>
#include <QRectF>

#include "app/ports/face_engine.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::ui {

/// A decoded photograph, upright, with the face that the engine found in it (empty when none is known).
struct Photograph {
  QImage image;
  QRectF face;

  [[nodiscard]] bool isNull() const { return image.isNull(); }
};

/// JPEG and PNG only, chosen by the first bytes and never by sniffing further; EXIF orientation applied; at most
/// 8,192 pixels a side and 40 megapixels. The store's own strict decoder has accepted these bytes before, so anything
/// else here is Errc::unreadable. Any thread.
[[nodiscard]] base::Expected<QImage> decodePhotograph(const base::Bytes& file);

/// The same on a worker thread: the GUI thread never decodes a whole photograph.
[[nodiscard]] QFuture<base::Expected<QImage>> decodeAside(base::Bytes file);

[[nodiscard]] QRectF faceRect(const app::ports::FaceBox& face);

}  // namespace consentry::ui
