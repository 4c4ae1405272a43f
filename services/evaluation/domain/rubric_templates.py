"""Rubrics to begin with: copied into a draft, changed to fit the project, then published as the employer's own.

Each has three or four criteria that look at different things, weights that add up to 1, and a text for every level that
says what is seen in such work rather than how good it is.
"""

from dataclasses import dataclass

from services.evaluation.domain.rubric import Criterion, levels


@dataclass(frozen=True, slots=True)
class Template:
    """`id` stands for the template in addresses; `fits` says for which work it was written."""

    id: str
    name: str
    fits: str
    criteria: tuple[Criterion, ...]


_DATA_ANALYSIS = Template(
    id="data_analysis",
    name="Data analysis",
    fits="A question answered from data: a churn analysis, a forecast, an experiment evaluated.",
    criteria=(
        Criterion(
            id="framing",
            name="Problem framing",
            question="Is the question behind the data the one that the decision needs?",
            weight="0.20",
            levels=levels(
                "Numbers are reported without a question that they answer.",
                "A question is named, but it is not the one of the brief, or the data cannot answer it.",
                "The question of the brief is restated and answered. What was left out is not mentioned.",
                "Names the decision that the answer serves, the assumptions made and what was left out.",
                "As level 4, and shows by an example how another reading of the question would change the answer.",
            ),
        ),
        Criterion(
            id="analysis",
            name="Analysis",
            question="Would a second analyst reach the same conclusions from the same data?",
            weight="0.35",
            evidence_required=True,
            levels=levels(
                "Conclusions do not follow from the data, or the method cannot be found out.",
                "At least one error in data or method changes a conclusion.",
                "The method fits and the main conclusions hold. Gaps or outliers in the data go unmentioned.",
                "Cleaning, method and checks are shown, and each conclusion can be traced to its numbers.",
                "As level 4, and the main result was tested in a second way; uncertainty is given with its size.",
            ),
        ),
        Criterion(
            id="communication",
            name="Communication",
            question="Can the person who decides act on it without asking back?",
            weight="0.25",
            levels=levels(
                "Tables or charts without a statement; the reader has to find the result.",
                "Findings are listed; the reader must work out what follows and which of them matter.",
                "Conclusions are stated first for most findings. Some charts need the author to explain them.",
                "Conclusion first, every chart makes one point, and the next step is named.",
                "As level 4, with what it would cost or gain to act, for readers who know no statistics.",
            ),
        ),
        Criterion(
            id="reproducibility",
            name="Reproducibility",
            question="Can a colleague run it again next month?",
            weight="0.20",
            levels=levels(
                "No code or steps, or they do not belong to the results shown.",
                "Steps exist, but run only after repair, or numbers were changed by hand.",
                "Runs from raw data to results once missing versions or paths are filled in.",
                "Runs from a clean start by the instructions given and yields the numbers in the text.",
                "As level 4, with checks that stop when the next data differs from what was assumed.",
            ),
        ),
    ),
)
_SOFTWARE_CHANGE = Template(
    id="software_change",
    name="Software change",
    fits="A feature, a fix or a small tool, handed over as source with tests.",
    criteria=(
        Criterion(
            id="behaviour",
            name="Does what was asked",
            question="Does the program do what the acceptance sentences say, also off the main path?",
            weight="0.35",
            evidence_required=True,
            levels=levels(
                "Does not start, or does something else than was asked.",
                "The main path works in part; at least one acceptance sentence is not met.",
                "Every acceptance sentence is met on the main path. Wrong or missing input ends in a crash or silence.",
                "Every acceptance sentence is met, and wrong input is answered with a message that helps.",
                "As level 4, and cases were handled that the brief had not thought of, with the choice explained.",
            ),
        ),
        Criterion(
            id="design",
            name="Readable and changeable",
            question="Could a colleague change it tomorrow without its author?",
            weight="0.25",
            levels=levels(
                "One tangle: the same thing is done in several places, names mislead.",
                "Parts can be told apart, but a small change touches most of them.",
                "Clear parts with fitting names. Some knowledge hides in the order of calls or in unnamed values.",
                "Each part has one reason to change; dependencies are few and go one way.",
                "As level 4, and simpler than expected: less code than before, or a rule found that replaced cases.",
            ),
        ),
        Criterion(
            id="tests",
            name="Tests",
            question="Would the tests notice if the change broke?",
            weight="0.20",
            levels=levels(
                "None, or they pass whatever the code does.",
                "The main path is called, but results are hardly checked.",
                "The main path and some failures are checked. Breaking a condition on purpose is often not noticed.",
                "Each acceptance sentence and each failure has a test that fails when the behaviour is taken away.",
                "As level 4, quick and stable, and they read as a description of what the program does.",
            ),
        ),
        Criterion(
            id="handover",
            name="Handover",
            question="Is everything there to run, review and operate it?",
            weight="0.20",
            levels=levels(
                "It is not said how to run it, and it cannot be guessed.",
                "Runs after questions or repairs; the changes are one heap without explanation.",
                "Instructions lead to a running program. Why it was done this way has to be asked.",
                "Instructions, reasons for the main choices and known limits are written down where a reviewer looks.",
                "As level 4, with what an operator needs: settings, what is logged, how to go back.",
            ),
        ),
    ),
)
_RESEARCH_REPORT = Template(
    id="research_report",
    name="Research report",
    fits="A market study, a literature review, a comparison of suppliers or policies.",
    criteria=(
        Criterion(
            id="coverage",
            name="Coverage",
            question="Was looked where the answer could be?",
            weight="0.25",
            levels=levels(
                "One or two sources, or only what agrees with the first impression.",
                "Several sources of one kind; an obvious group of sources is missing.",
                "The usual sources of the field. How they were found and chosen is not said.",
                "Search and choice are described, and evidence against the conclusion is included.",
                "As level 4, with first-hand sources, such as interviews or data, that others had not used.",
            ),
        ),
        Criterion(
            id="evidence",
            name="Use of evidence",
            question="Is every claim carried by a source that says so?",
            weight="0.35",
            evidence_required=True,
            levels=levels(
                "Claims without source, or sources that do not exist or say something else.",
                "Sources are listed, but it is open which claim rests on which; at least one central claim has none.",
                "Central claims have a source that supports them. How far each can be trusted is not discussed.",
                "Each claim has its source, facts and opinion are told apart, and weak sources are named as weak.",
                "As level 4, and contradictions between sources are resolved or their consequence is shown.",
            ),
        ),
        Criterion(
            id="conclusion",
            name="Conclusions",
            question="Does what is recommended follow, and can it be acted on?",
            weight="0.25",
            levels=levels(
                "No conclusion, or one that the text contradicts.",
                "A conclusion that would fit any report; no choice is made.",
                "A conclusion that follows from the findings. Costs, risks or alternatives are left out.",
                "A recommendation with alternatives, their costs and risks, and what would speak against it.",
                "As level 4, with the first steps, and the sign by which one would notice that it was wrong.",
            ),
        ),
        Criterion(
            id="writing",
            name="Writing",
            question="Does a busy reader get the point of each part at once?",
            weight="0.15",
            levels=levels(
                "The reader gives up: no order, or language that hides the meaning.",
                "Order can be guessed; long passages do not serve the question.",
                "Clear structure and language. The summary repeats the contents instead of saying the result.",
                "Result first, headings that say something, no passage that could be left out.",
                "As level 4, with tables or figures that replace pages of text.",
            ),
        ),
    ),
)
_DESIGN = Template(
    id="design",
    name="Design",
    fits="Screens, a flow, printed matter or a brand element, handed over with its reasons.",
    criteria=(
        Criterion(
            id="users",
            name="Fits its users",
            question="Is it made for the people and tasks in the brief?",
            weight="0.35",
            evidence_required=True,
            levels=levels(
                "Made for nobody in particular, or for other people than the brief names.",
                "Users are named, but the main task takes detours or cannot be finished.",
                "The main task can be finished. Errors, empty states or a second kind of user were not thought of.",
                "Main and side paths, errors and empty states are worked out for the users of the brief.",
                "As level 4, and tried with such users; what they did is shown and changed the design.",
            ),
        ),
        Criterion(
            id="execution",
            name="Execution",
            question="Is it consistent, readable and accessible in every state?",
            weight="0.30",
            levels=levels(
                "Text cannot be read, or elements that mean the same look different throughout.",
                "Consistent in places; contrast, spacing or sizes break the reading order.",
                "Consistent and readable on one screen or format. Small screens, keyboard or print were left out.",
                "Consistent in all states and formats asked for; contrast and target sizes meet WCAG 2.2 AA.",
                "As level 4, and built from few parts that others can use again.",
            ),
        ),
        Criterion(
            id="reasons",
            name="Reasons",
            question="Can somebody else decide on it, knowing why it is as it is?",
            weight="0.20",
            levels=levels(
                "No reasons are given.",
                "Reasons are taste ('looks modern') or describe what can be seen anyway.",
                "The main choices have a reason that refers to the brief. Alternatives are not mentioned.",
                "Main choices stand beside the alternatives that were given up, with what each would cost.",
                "As level 4, with the question that is still open and how to answer it cheaply.",
            ),
        ),
        Criterion(
            id="handover",
            name="Handover",
            question="Can it be built from what was handed over?",
            weight="0.15",
            levels=levels(
                "Pictures only, or source files that do not open.",
                "Source files without measures, states or texts; building it means guessing.",
                "Source files with most states. Some texts, sizes or behaviours have to be asked for.",
                "Source files, states, texts, sizes and behaviour are complete and named.",
                "As level 4, and arranged so that a change in one place follows everywhere.",
            ),
        ),
    ),
)

TEMPLATES = (_DATA_ANALYSIS, _SOFTWARE_CHANGE, _RESEARCH_REPORT, _DESIGN)
