import { useKept } from '../../platform/ui/kept/use-kept.ts';
import { type Threshold, usualThreshold } from '../rules/together.ts';

const readThreshold = (kept: unknown): Threshold | undefined => {
  if (typeof kept !== 'object' || kept === null) return undefined;
  if (!('percent' in kept) || !('floor' in kept) || !('first' in kept)) return undefined;
  const { percent, floor, first } = kept;
  return typeof percent === 'number' && typeof floor === 'number' && typeof first === 'boolean'
    ? { percent, floor, first }
    : undefined;
};

/** From which change on a sheet is looked at by itself: this person's choice, remembered on this machine. */
export const useThreshold = (): readonly [Threshold, (next: Threshold) => void] => {
  const kept = useKept(['together'], usualThreshold, readThreshold);
  return [kept.value, (next) => kept.change(() => next)];
};
