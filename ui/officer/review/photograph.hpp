// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QImage>
#include <QRectF>
#include <vector>

#include "app/ports/face_engine.hpp"
#include "app/ports/picture.hpp"
#include "base/bytes.hpp"
#include "base/error.hpp"

namespace consentry::ui {

/// A decoded photograph, upright, and the face that the engine found in it (empty when none is known).
struct Photograph {
  std::vector<QImage> levels;  ///< whole, half, quarter … so that a small drawing is neither slow nor jagged
  QRectF face;                 ///< in pixels of the whole image

  [[nodiscard]] bool isNull() const { return levels.empty(); }
  [[nodiscard]] QSize size() const { return isNull() ? QSize() : levels.front().size(); }
};

/// Who opens photographs for the window; to be said once, before the first is shown.
void openPicturesWith(app::ports::PictureOpener how);

/// In the caged decoder, upright. Its errors; Errc::unsupported when nobody was named. Any thread.
[[nodiscard]] base::Expected<QImage> decodePhotograph(const base::Bytes& file);

/// The same on a worker thread, with the smaller levels: the GUI thread never decodes a whole photograph.
[[nodiscard]] QFuture<base::Expected<Photograph>> decodeAside(base::Bytes file, QRectF face);

[[nodiscard]] QRectF faceRect(const app::ports::FaceBox& face);

}  // namespace consentry::ui
