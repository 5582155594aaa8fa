// SPDX-License-Identifier: GPL-3.0-or-later
// The same decoding without a cage, for comparison and for measuring: only tests and benchmarks may.
#pragma once

#include <vector>

#include "decoder/picture.hpp"
#include "vision/photo_decoder.hpp"

namespace consentry::test {

class DirectDecoder final : public vision::PhotoDecoder {
 public:
  [[nodiscard]] base::Expected<decoder::Stored> reduce(int by) override { return m_picture.reduce(by, m_pixels); }
  [[nodiscard]] std::span<const std::byte> pixels() const override { return m_pixels; }

 private:
  [[nodiscard]] base::Expected<decoder::Stored> openFile(base::ByteView file) override {
    m_file.assign(file.begin(), file.end());
    return m_picture.open(m_file, m_pixels);
  }

  base::Bytes m_file;
  std::vector<std::byte> m_pixels = std::vector<std::byte>(decoder::kPixelRoom);
  decoder::PictureFile m_picture;
};

}  // namespace consentry::test
