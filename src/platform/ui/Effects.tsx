import type { ReactNode } from 'react';
import './Effects.css';

/** In a dialog, above its button: what will have changed once it is pressed, for whom, and whether it can be undone. A line for each. */
export const Effects = ({ children }: { readonly children: ReactNode }) => <div className="effects">{children}</div>;
