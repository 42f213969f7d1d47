import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { CaseStand, CaseView } from '../../wire/index.ts';
import { request, wordingOf } from '../ask/index.ts';
import { BurdenOutlook } from '../burden/outlook.tsx';
import { Note } from '../parts/note.tsx';
import { useOrganisations } from '../parts/organisations.ts';
import { useWording } from '../wording/index.ts';

type CaseProps = { readonly county: string; readonly view: CaseView };

/** Draws the sample of an approved plan; the server refuses before its day and to whoever may not. */
function DrawSample({ county, view }: CaseProps) {
  const { t, say } = useWording();
  const { message } = App.useApp();
  const client = useQueryClient();
  const organisations = useOrganisations(county);
  const drawing = useMutation({
    mutationFn: () =>
      request<CaseStand>(`/api/counties/${county}/inspection-plans/${view.id}/draw`, {
        method: 'POST',
        body: {},
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['county', county] });
      void message.success(t('inspection.drawn'));
    },
  });
  const plan = view.entries.find(({ type }) => type === 'opened')?.body['fields'];
  const named = typeof plan === 'object' && plan !== null && 'units' in plan ? plan.units : [];
  // Without units of its own a plan may draw on any of them.
  const inspected =
    Array.isArray(named) && named.length > 0 ? named.map(String) : organisations.map(({ id }) => id);
  return (
    <section className="own-act">
      <BurdenOutlook county={county} units={inspected} kind="visit" />
      {drawing.error && <Note tone="error">{say(wordingOf(drawing.error))}</Note>}
      <p className="quiet">{t('inspection.draw.words')}</p>
      <Button onClick={() => drawing.mutate()} loading={drawing.isPending}>
        {t('inspection.draw')}
      </Button>
    </section>
  );
}

/** Acts of the program itself on a case of some matters: what no step by hand does. */
export function OwnActs({ county, view }: CaseProps) {
  const { t } = useWording();
  if (view.matter === 'score')
    return (
      <p>
        <Link to="/c/$county/scores/$result" params={{ county, result: view.id }}>
          {t('score.open')}
        </Link>
      </p>
    );
  if (view.matter === 'form-request')
    return (
      <p>
        <Link to="/c/$county/forms/$form" params={{ county, form: view.id }}>
          {t('forms.open-form')}
        </Link>
      </p>
    );
  if (view.matter === 'form-copy')
    return (
      <p>
        <Link to="/c/$county/form-copies/$copy" params={{ county, copy: view.id }}>
          {t('forms.open-copy')}
        </Link>
      </p>
    );
  if (view.matter !== 'inspection-plan' || view.stage.id !== 'approved') return null;
  return <DrawSample county={county} view={view} />;
}
