import { Icon } from './Icon.tsx';

/** The places that a refusal names, one line each, so that they can be put right one after the other. */
export const ProblemPlaces = ({ title, places }: { readonly title: string; readonly places: readonly string[] }) =>
  places.length === 0 ? null : (
    <section className="inline-error" role="alert">
      <Icon name="alert" />
      <div>
        <p>{title}</p>
        <ol className="small" style={{ margin: '4px 0 0', paddingLeft: 20 }}>
          {places.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ol>
      </div>
    </section>
  );
