"""The section "Strengths and voice": what the child enjoys, and what they say about themselves."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from hospital_iep.domain.plan import SectionKey
from hospital_iep.domain.student import StudentData, VoiceData
from hospital_iep.operations import plan, records
from hospital_iep.ui.forms import Field, LongTextField
from hospital_iep.ui.student.binding import Binding, show_value
from hospital_iep.ui.student.section import Section
from hospital_iep.ui.theme import theme
from hospital_iep.ui.widgets.basics import label
from hospital_iep.ui.widgets.dates import day_words
from hospital_iep.ui.widgets.flow import FlowLayout
from hospital_iep.ui.widgets.segments import Segments

PROMPTS = ("I am good at", "Helps me", "Please don't", "Hard right now", "Ask me first", "Tell my class")


def prompt_words(prompt: str) -> str:
    """Return a prompt in the reader's language; the case file keeps the English one."""
    translate = QCoreApplication.translate
    words = {
        "I am good at": translate("Student", "I am good at"),
        "Helps me": translate("Student", "Helps me"),
        "Please don't": translate("Student", "Please don't"),
        "Hard right now": translate("Student", "Hard right now"),
        "Ask me first": translate("Student", "Ask me first"),
        "Tell my class": translate("Student", "Tell my class"),
    }
    return words.get(prompt, prompt)


class VoiceSection(Section):
    """Prompts with the child's own words, and what the child agrees to share."""

    key = SectionKey.VOICE

    @override
    def caption(self) -> str:
        return self.tr(
            "What {name} enjoys, and says in their own words. Nothing is shared without a yes."
        ).format(name=self.called)

    @override
    def build(self) -> None:
        self.bind = Binding(
            self.desk, self.fields_form, self.student_id, self.key, StudentData, self.student_id
        )
        self.add(self.count("interests", self.bind.text("interests", self.tr("Enjoys"), lines=2)))
        self.title_line(self.tr("In {name}'s own words").format(name=self.called))
        known = self.desk.read(records.listed, VoiceData, student_id=self.student_id)
        prompts = list(dict.fromkeys((*PROMPTS, *(row.data.prompt for row in known))))
        self.voices: dict[str, tuple[Field, Segments, QLabel]] = {}
        for prompt in prompts:
            self._add_prompt(prompt)

    def _add_prompt(self, prompt: str) -> None:
        field = LongTextField(prompt_words(prompt), lines=1, today=self.desk.today)
        self.fields_form.add(f"voice-{prompt}", field, self._saver(prompt))
        choices = {"": self.tr("Not asked"), "yes": self.tr("May be shared"), "no": self.tr("Stays here")}
        share = Segments(self.tr("{prompt}: share").format(prompt=prompt_words(prompt)), choices)
        share.chosen.connect(lambda key: self._share(prompt, key))
        told = label("", "caption")
        self.count(prompt, field)
        below = QWidget()
        line = FlowLayout(below, 10)
        line.addWidget(share)
        line.addWidget(told)
        one = QVBoxLayout()
        one.setSpacing(theme().px(6))
        one.addWidget(field)
        one.addWidget(below)
        self.body.addLayout(one)
        self.voices[prompt] = (field, share, told)

    def _saver(self, prompt: str) -> Callable[[str], object]:
        def save(text: str) -> None:
            words = self.tr("Changed “{prompt}”").format(prompt=prompt_words(prompt))
            self.desk.do(
                words, plan.set_voice, self.student_id, prompt, text.strip()[:500], self.desk.today()
            )

        return save

    def _share(self, prompt: str, key: str) -> None:
        rows = self.desk.read(records.listed, VoiceData, student_id=self.student_id)
        row = next((each for each in rows if each.data.prompt == prompt), None)
        if row is None:
            return
        agreed = {"yes": True, "no": False}.get(key)
        words = {
            "yes": self.tr("{name} agrees to share"),
            "no": self.tr("{name} keeps this here"),
            "": self.tr("{name} was not asked yet"),
        }
        self.desk.do(
            words[key].format(name=self.card.row.initials),
            plan.write,
            self.student_id,
            self.key,
            VoiceData,
            row.id,
            {"may_be_shared": agreed},
        )

    @override
    def show_values(self) -> None:
        self.bind.show(self.card.data, self.asked)
        rows = self.desk.read(records.listed, VoiceData, student_id=self.student_id)
        known = {row.data.prompt: row.data for row in rows}
        for prompt, (field, share, told) in self.voices.items():
            data = known.get(prompt, VoiceData(prompt=prompt))
            show_value(field, data.text)
            share.choose("" if data.may_be_shared is None else "yes" if data.may_be_shared else "no")
            share.setVisible(bool(data.text))
            words = ""
            if data.told_on and data.text:
                words = self.tr("Told on {day}").format(day=day_words(data.told_on, self.desk.today()))
            told.setText(words)
            told.setVisible(bool(words))
