import { PageLink, usePath } from '../../../platform/ui/address.tsx';
import { words } from '../messages.ts';
import { liesIn, type Place } from './places.ts';
import './Places.css';

type PlacesProps = { readonly places: readonly Place[]; readonly toDo: number };

const current = (here: boolean): { 'aria-current'?: 'page' } => (here ? { 'aria-current': 'page' } : {});

/** The main menu: the places in words, the inner ones under the place one stands in. */
export const Places = ({ places, toDo }: PlacesProps) => {
  const path = usePath();
  return (
    <ul className="places">
      {places.map((place) => {
        const here = liesIn(path, place);
        const open = here && place.inside.length > 1;
        return (
          <li key={place.href}>
            <PageLink href={place.href} className="place" data-here={here || undefined} {...current(here && !open)}>
              <span>{place.words}</span>
              {place.href === '/' && toDo > 0 ? <span className="place-count figures">{toDo}</span> : null}
            </PageLink>
            {open ? (
              <ul className="places-inside" aria-label={words.under(place.words)}>
                {place.inside.map((child) => (
                  <li key={child.href}>
                    <PageLink href={child.href} className="place place-inside" {...current(liesIn(path, child))}>
                      {child.words}
                    </PageLink>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
};
