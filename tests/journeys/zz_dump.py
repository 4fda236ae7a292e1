import pickle
from dataclasses import replace
from functools import partial
from pathlib import Path
from PySide6.QtCore import Qt
from scorecard_app.ui.worth.page import ValuePage
from scorecard_app.ui.worth.sheet import Sheet
from scorecard_app.ui.investing.page import InvestingPage
from scorecard_app.domain.ids import *
from tests.builders import minter
from tests.journeys.driver import started
from tests.rich_value import rich_card
from tests.engine.influence.test_reference import rich
from scorecard_app.present.what_if.streams import stream_lines

SAW = {}
_show = Sheet.show_answer
def show(self, answer):
    SAW[id(self)] = answer
    _show(self, answer)
Sheet.show_answer = show

def tree(line, depth=0):
    out=[(depth,line.text,line.number)]
    for p in line.parts: out+=tree(p,depth+1)
    return out

def plain(answer):
    if answer is None: return None
    return dict(says=answer.says, figures=[(f.label,f.text) for f in answer.figures], header=answer.header,
        rows=[(r.key,r.cells,tree(r.because)) for r in answer.rows], note=answer.note)

def settle(user):
    for _ in range(4):
        user.qtbot.wait(120); user.wait_for_work()

def dump(user, name, out):
    win=user.program.window
    user.press(Qt.Key.Key_4, into=win, ctrl=True)
    user.wait_for_work()
    page=win.findChild(ValuePage)
    d={}
    for part in page._parts:
        page.ask(part); settle(user)
        d[part.KEY]=plain(SAW.get(id(part.sheet)))
    d["supposed"]=page.supposed.whole
    def split(budget, rate="1"):
        page.ask(page.split)
        page.split.budget.setText(budget); page.split.rate.setText(rate)
        page.split.budget.editingFinished.emit()
        settle(user)
        p=page.split
        fr=p._edge.frontier if p._edge else None
        return dict(answer=plain(SAW[id(p.sheet)]), frontier=None if fr is None else [(b,w) for b,w in zip(p._plane.xs.tolist(), p._plane.words)], spots=None if p._plane is None else [(s.x,s.y,s.said) for s in p._plane.spots] if p._plane and hasattr(p._plane.spots[0],'said') else str(p._plane and p._plane.spots))
    d["splits"]={(b,r):split(b,r) for b,r in [("8 M","1"),("5 M; 3 M; 6 M","1"),("7 M","1.3")]}
    def goal(at, amount, by):
        page.ask(page.goals)
        g=page.goals
        g.what.setCurrentIndex(at); g.by.setCurrentIndex(by); g.amount.setText(amount); g.amount.editingFinished.emit()
        settle(user)
        return (g.what.currentText(), g.by.currentText(), plain(SAW[id(g.sheet)]))
    d["goals"]=[goal(0,"6 M",4), goal(0,"3 M",1), goal(1,"1.5 M",2), goal(page.goals.what.count()-1,"+5 %",3)]
    fs=page._desk.foresight
    d["plan"]=fs.plan; d["card"]=user.card; d["draws"]=page._desk.draws; d["options"]=[(o.key,o.name,o.plan) for o in page._desk.options]
    d["streams"]=[(m,[(l.name,l.rate,l.worth) for l in stream_lines(fs.board,fs.outcome,m)]) for m in (0,6,12,60)]
    # select cards for ways
    ways={}
    for key in list(user.card.objectives)[:]:
        user.open.view_state.select([key]); page.ask(page.ways); user.wait_for_work()
        ways[key]=plain(SAW[id(page.ways.sheet)])
    d["ways_all"]=ways
    user.press(Qt.Key.Key_5, into=win, ctrl=True); user.wait_for_work()
    inv=win.findChild(InvestingPage)
    tab={}
    for nm in ("levers","initiatives","streams"):
        t=getattr(inv,nm).table.fields
        tab[nm]=[[str(t.index(r,c).data()) for c in range(t.columnCount())] for r in range(t.rowCount())]
    d["investing"]=tab; d["inv_says"]=inv.says.text()
    said=[]
    for r in range(inv.levers.table.fields.rowCount()):
        inv.levers.table.setCurrentIndex(inv.levers.table.fields.index(r,0)); user.wait_for_work()
        said.append(inv.says.text())
    d["inv_said"]=said
    out[name]=d

def test_dump(tmp_path, qtbot, qapp):
    out={}
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("it-business-value"); user.wait_for_work()
        user.open.history.run("", lambda c: rich_card(user.program.session.mint if hasattr(user.program.session,'mint') else minter("r"), c))
        card=user.card; src={o.source_id:k for k,o in card.objectives.items()}
        wi=user.open.view_state.what_if
        wi.switch(is_on=True)
        wi.push(src["D3"],0.1); wi.push(src["T1"],-0.05)
        lv=list(card.levers.values())
        wi.set_lever(lv[0].id,1.5e6); wi.set_lever(lv[-2].id, lv[-2].current/2)
        ini={i.name:i.id for i in card.initiatives.values()}
        wi.set_initiative(ini["Train team leads in change"],True)
        wi.set_initiative(ini["Close two data centres"],False)
        dump(user,"rich",out)
    Path("/tmp/a6/rich.pkl").write_bytes(pickle.dumps(out))

def test_dump2(tmp_path, qtbot, qapp):
    out={}
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("kn-corporate"); user.wait_for_work()
        made=rich("kn-corporate")
        made=made.put(*(replace(s, low=.5*s.yearly_amount, high=2.2*s.yearly_amount) for s in made.value_streams.values()))
        names=iter("abcdefgh")
        user.open.history.run("", lambda c: replace(made, settings=c.settings))
        wi=user.open.view_state.what_if
        wi.switch(is_on=True)
        wi.set_lever(LeverId("l0"),9e5); wi.set_lever(LeverId("l2"),1.3e6)
        wi.set_initiative(InitiativeId("new"),True); wi.set_initiative(InitiativeId("running"),False)
        dump(user,"kn",out)
    Path("/tmp/a6/kn.pkl").write_bytes(pickle.dumps(out))
