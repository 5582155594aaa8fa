// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/officer/review/reference_strip.hpp"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>

#include "ui/common/theme.hpp"

namespace consentry::ui {
namespace {

constexpr int kSize = 32;

class FaceButton : public QToolButton {
 public:
  FaceButton(const base::Bytes& jpeg, QWidget* parent) : QToolButton(parent) {
    setCheckable(true);
    setFixedSize(kSize, kSize);
    m_face.loadFromData(reinterpret_cast<const uchar*>(jpeg.data()), static_cast<uint>(jpeg.size()), "JPEG");
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath frame;
    frame.addRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), Theme::kControlRadius, Theme::kControlRadius);
    painter.save();
    painter.setClipPath(frame);
    painter.fillRect(rect(), Theme::instance().color(Tone::photoSurround));
    if (!m_face.isNull()) painter.drawPixmap(rect().adjusted(2, 2, -2, -2), m_face);
    painter.restore();
    const bool marked = isChecked() || hasFocus();
    painter.setPen(QPen(Theme::instance().color(marked ? Tone::accent : Tone::line), isChecked() ? 2 : 1));
    painter.drawPath(frame);
  }

 private:
  QPixmap m_face;
};

}  // namespace

ReferenceStrip::ReferenceStrip(QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QHBoxLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(Theme::kGrid);
  setFixedHeight(kSize);
  connect(m_group, &QButtonGroup::idClicked, this, &ReferenceStrip::chosen);
}

void ReferenceStrip::setReferences(const std::vector<app::CaseReference>& references) {
  for (QAbstractButton* button : m_group->buttons()) {
    m_group->removeButton(button);
    delete button;
  }
  for (int i = 0; i < static_cast<int>(references.size()); ++i) {
    auto* button = new FaceButton(references[static_cast<std::size_t>(i)].thumbnail, this);
    button->setAccessibleName(tr("Reference %1 of %2").arg(i + 1).arg(references.size()));
    button->setToolTip(button->accessibleName());
    m_group->addButton(button, i);
    m_layout->addWidget(button);
  }
  setVisible(references.size() > 1);
}

void ReferenceStrip::setCurrent(int index) {
  if (QAbstractButton* button = m_group->button(index)) button->setChecked(true);
}

}  // namespace consentry::ui
