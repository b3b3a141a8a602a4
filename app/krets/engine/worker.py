"""The thread that finishes the scores of a large map, beside the window."""

from queue import Empty, SimpleQueue
from threading import Thread

import msgspec
from PySide6.QtCore import QObject, Signal

from krets.analysis import Answer, Ask, Beside
from krets.model import Change


class Question(msgspec.Struct):
    """What is asked about a revision of the map: its scores, or (with a change) what that would do."""

    ask: Ask
    revision: int
    change: Change | None = None


class Reply(msgspec.Struct):
    """The answer to a question."""

    question: Question
    answer: Answer


class Worker(QObject):
    """Answers questions in the order of asking; an older one of the same kind is passed over when a newer
    waits.
    """

    answered = Signal(object)
    """A `Reply`, on the thread of whoever is connected."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: SimpleQueue[Question | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="krets-scores", daemon=True)
        self._thread.start()

    def ask(self, question: Question) -> None:
        """Put a question; returns at once."""
        self._waiting.put(question)

    def stop(self) -> None:
        """End the thread, once it is through with what it is doing."""
        self._waiting.put(None)
        self._thread.join()

    def _run(self) -> None:
        beside = Beside()
        while True:
            batch = self._batch()
            if None in batch:
                return
            questions = [question for question in batch if question is not None]
            newest = {question.change is None: question for question in questions}
            for question in questions:
                if newest[question.change is None] is question:
                    self.answered.emit(Reply(question, beside.answer(question.ask)))
                else:
                    beside.skip(question.ask)

    def _batch(self) -> list[Question | None]:
        """Wait for a question and return it with those that have come since."""
        batch = [self._waiting.get()]
        while True:
            try:
                batch.append(self._waiting.get_nowait())
            except Empty:
                return batch
