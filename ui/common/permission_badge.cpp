// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/permission_badge.hpp"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/common/words.hpp"

namespace consentry::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(Permission)
};

constexpr int kIcon = 16;  // px
constexpr int kGap = 6;    // px

Permission mark(const QString& word, const char* icon, Tone tone, const QString& record = {}) {
  return {.word = word, .icon = QString::fromLatin1(icon), .tone = tone, .record = record};
}

Permission denied(domain::DenialReason reason, domain::ConsentState state) {
  using enum domain::DenialReason;
  const QString why = denialWords(reason);
  switch (reason) {
    case noRecord:
    case purposeNotCovered:
    case recipientNotCovered:
    case categoryNotCovered:
    case minorWithoutGuardian:
      // What the person said may be a refusal of something else; only a plain "nothing fits" is meant here.
      return mark(Words::tr("No consent"), "circle", Tone::secondary, why);
    case noticeOutdated:
      return mark(Words::tr("Expired"), "clock", Tone::red, why);
    case refused:
    case optedOut:
      return state == domain::ConsentState::withdrawn ? mark(Words::tr("Withdrawn"), "returned", Tone::red, why)
                                                      : mark(Words::tr("Refused"), "barred", Tone::red, why);
    case withdrawn:
      return mark(Words::tr("Withdrawn"), "returned", Tone::red, why);
    case expired:
      return mark(Words::tr("Expired"), "clock", Tone::red, why);
    case jurisdictionForbids:
      return mark(Words::tr("Not allowed here"), "square", Tone::redDark, why);
    case stopInForce:
      return mark(Words::tr("Stopped"), "square", Tone::redDark, why);
  }
  return {};
}

}  // namespace

QString denialWords(domain::DenialReason reason) {
  using enum domain::DenialReason;
  switch (reason) {
    case noRecord:
      return Words::tr("no record of consent and no law covers it");
    case refused:
      return Words::tr("the traveller refused");
    case withdrawn:
      return Words::tr("consent was withdrawn");
    case expired:
      return Words::tr("consent has expired");
    case noticeOutdated:
      return Words::tr("consent was given to an outdated notice");
    case purposeNotCovered:
      return Words::tr("nothing covers this purpose");
    case recipientNotCovered:
      return Words::tr("nothing covers this recipient");
    case categoryNotCovered:
      return Words::tr("nothing covers this kind of data");
    case minorWithoutGuardian:
      return Words::tr("minor: a guardian's consent is missing");
    case optedOut:
      return Words::tr("the traveller opted out, and the policy honours it");
    case jurisdictionForbids:
      return Words::tr("the policy forbids it for this nationality or age");
    case stopInForce:
      return Words::tr("a stop is in force");
  }
  return {};
}

Permission permissionOf(domain::ConsentState state) {
  using enum domain::ConsentState;
  switch (state) {
    case none:
      return mark(Words::tr("No consent"), "circle", Tone::secondary, Words::tr("no consent record"));
    case requested:
      return mark(Words::tr("No consent"), "circle", Tone::secondary, Words::tr("asked, not answered"));
    case given:
      return mark(Words::tr("Consent"), "check", Tone::green, Words::tr("consent given"));
    case reaffirmed:
      return mark(Words::tr("Consent"), "check", Tone::green, Words::tr("consent given and reaffirmed"));
    case refused:
      return mark(Words::tr("Refused"), "barred", Tone::red, Words::tr("consent refused"));
    case withdrawn:
      return mark(Words::tr("Withdrawn"), "returned", Tone::red, Words::tr("consent withdrawn"));
    case expired:
    case terminated:
      return mark(Words::tr("Expired"), "clock", Tone::red, Words::tr("consent has ended"));
    case invalidated:
      return mark(Words::tr("Invalidated"), "broken-seal", Tone::red, Words::tr("consent was declared invalid"));
  }
  return {};
}

Permission permissionOf(domain::DecisionKind kind, std::optional<domain::DenialReason> reason, domain::BasisKind basis,
                        domain::ConsentState state, const std::string& reference) {
  if (kind == domain::DecisionKind::denied) return denied(reason.value_or(domain::DenialReason::noRecord), state);
  switch (basis) {
    case domain::BasisKind::consent:
      return permissionOf(state);
    case domain::BasisKind::statute:
      return mark(Words::tr("Statute"), "section", Tone::accent, fromUtf8(reference));
    case domain::BasisKind::courtOrder:
      return mark(Words::tr("Order"), "gavel", Tone::accent, fromUtf8(reference));
    case domain::BasisKind::none:
      break;
  }
  return denied(domain::DenialReason::noRecord, state);
}

Permission permissionOf(const domain::Decision& decision) {
  Permission permission =
      permissionOf(decision.kind, decision.reason, decision.basis, decision.consentState, decision.reference);
  if (decision.consent)
    permission.record += Words::tr(" · consent record %1, event %2")
                             .arg(shortHandle(decision.consent->text()))
                             .arg(decision.consentEvent);
  if (!decision.rule.empty())
    permission.record +=
        Words::tr(" · policy version %1, rule %2").arg(decision.policyVersion).arg(fromUtf8(decision.rule));
  return permission;
}

Permission noPermissionInvolved() {
  return mark(QStringLiteral("–"), "", Tone::secondary, Words::tr("no face was used"));
}

PermissionBadge::PermissionBadge(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PermissionBadge::show(const Permission& permission) {
  m_permission = permission;
  setToolTip(permission.record);
  setAccessibleName(permission.word);
  setAccessibleDescription(permission.record);
  updateGeometry();
  update();
}

QSize PermissionBadge::sizeHint() const {
  return {kIcon + kGap + QFontMetrics(Theme::strong()).horizontalAdvance(m_permission.word) + 4, 22};
}

void PermissionBadge::paint(QPainter& painter, const QRect& area, const Permission& permission, const QFont& font) {
  const QColor color = Theme::instance().color(permission.tone);
  int left = area.left();
  if (!permission.icon.isEmpty()) {
    const double ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(left, area.center().y() - kIcon / 2 + 1,
                       Theme::instance().pixmap(permission.icon, permission.tone, kIcon, ratio));
    left += kIcon + kGap;
  }
  const QRect rest = area.adjusted(left - area.left(), 0, 0, 0);
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetrics(font).elidedText(permission.word, Qt::ElideRight, rest.width()));
}

void PermissionBadge::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint(painter, rect(), m_permission, Theme::body());
  if (!hasFocus()) return;
  painter.setPen(Theme::instance().color(Tone::accent));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void PermissionBadge::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_F2) return QWidget::keyPressEvent(event);
  QToolTip::showText(mapToGlobal(rect().bottomLeft()), m_permission.record, this);
}

void PermissionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QVariant value = index.data(kPermissionRole);
  if (!value.canConvert<Permission>()) return QStyledItemDelegate::paint(painter, option, index);
  QStyleOptionViewItem blank(option);
  initStyleOption(&blank, index);
  blank.text.clear();
  blank.icon = {};
  const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &blank, painter, option.widget);
  painter->save();
  PermissionBadge::paint(*painter, option.rect.adjusted(8, 0, -4, -1), value.value<Permission>(), Theme::body());
  painter->restore();
}

}  // namespace consentry::ui
