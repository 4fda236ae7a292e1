import pickle
from dataclasses import replace
from functools import partial
from pathlib import Path
from PySide6.QtCore import Qt
from scorecard_app.ui.worth.page import ValuePage
from scorecard_app.ui.hypotheses.page import LinksPage
from scorecard_app.ui.investing.page import InvestingPage
from scorecard_app.present.hypotheses.columns import Column
from scorecard_app.present.hypotheses.steps import evidence_steps
from scorecard_app.present.hypotheses.wording import Wording
from scorecard_app.domain.ids import *
from tests.builders import minter
from tests.journeys.driver import started
from tests.rich_value import rich_card
from tests.engine.influence.test_reference import rich
from tests.journeys.zz_dump import SAW, tree, plain, settle

def links(user):
    win=user.program.window
    user.press(Qt.Key.Key_6, into=win, ctrl=True); settle(user)
    page=win.findChild(LinksPage)
    user.wait(lambda: page.model.index(0,Column.DATA).data()!="…"); settle(user)
    g=page._grounds(); w=Wording(g.context.card,g.context.forms)
    out=[]
    for r in range(page.model.rowCount()):
        k=page.model.link_at(r)
        cells=[str(page.model.index(r,c).data()) for c in Column]
        page.table.setCurrentIndex(page.model.index(r,0)); user.wait_for_work()
        steps=[tree(s) for s in evidence_steps(w,g.weighed(k))]
        rv=g.review(k)
        out.append((k,cells,page.detail.says.text() if hasattr(page.detail,'says') else '',steps,str(rv)))
    return out

def more(user):
    win=user.program.window; d={}
    user.press(Qt.Key.Key_5, into=win, ctrl=True); settle(user)
    inv=win.findChild(InvestingPage)
    for nm in ("initiatives","streams"):
        part=getattr(inv,nm); t=part.table; d[nm]=[]
        if hasattr(inv,'show_table'): pass
        tabs=[a for a in dir(inv) if 'tab' in a.lower()]
        for r in range(t.fields.rowCount()):
            t.setCurrentIndex(t.fields.index(r,0)); settle(user)
            said=inv.findChildren(object)
            d[nm].append((str(t.fields.index(r,0).data()), [p.says.text() for p in win.findChildren(__import__('scorecard_app.ui.investing.said_part',fromlist=['x']).SaidPart)]))
    user.press(Qt.Key.Key_4, into=win, ctrl=True); settle(user)
    page=win.findChild(ValuePage); page.ask(page.ways)
    ways={}
    for key in list(user.card.objectives):
        user.open.view_state.select([key]); settle(user)
        ways[key]=plain(SAW[id(page.ways.sheet)])
    d["ways_all"]=ways; d["links"]=links(user); d["card"]=user.card; d["day"]=user.open.view_state.date
    d["plan"]=page._desk.plan
    return d

def test_dump(tmp_path, qtbot, qapp):
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("it-business-value"); user.wait_for_work()
        user.open.history.run("", lambda c: rich_card(minter("r"), c))
        Path("/tmp/a6/rich2.pkl").write_bytes(pickle.dumps(more(user)))

def test_dump2(tmp_path, qtbot, qapp):
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.begin_from_template("kn-corporate"); user.wait_for_work()
        made=rich("kn-corporate")
        user.open.history.run("", lambda c: replace(made, settings=c.settings))
        Path("/tmp/a6/kn2.pkl").write_bytes(pickle.dumps(more(user)))

def test_georgia(tmp_path, qtbot, qapp):
    with started(tmp_path, qtbot, qapp) as user:
        user.program.starter.open_sample(); user.wait_for_work()
        Path("/tmp/a6/geo.pkl").write_bytes(pickle.dumps(dict(links=links(user),card=user.card,day=user.open.view_state.date)))
