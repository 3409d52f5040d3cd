/**
 * Dashed curves for edges of words, as the legend and the SVG have them:
 * sigma's programs draw all lines alike, which would leave only their colour.
 */

import type { EdgeProgramType } from 'sigma/rendering';
import { DASH, DASH_GAP } from './theme';

type Program = new (...values: any[]) =>
  { getDefinition(): { FRAGMENT_SHADER_SOURCE: string } };

/** Where the shader of @sigma/edge-curve knows how thick the line is. */
const THICK = 'float halfThickness = thickness / 2.0;';

/** Dashes are measured along the chord, from which curves bend but little. */
function dashing(arrow: boolean): string {
  const body = arrow ? 'distToTarget > targetArrowLength && ' : '';
  return `
  vec2 chord = normalize(v_cpC - v_cpA);
  float along = dot(gl_FragCoord.xy - v_cpA, chord) / u_pixelRatio;
  if (${body}mod(along, ${DASH + DASH_GAP}.0) > ${DASH}.0) thickness = 0.0;
  ${THICK}`;
}

/** The program of a curve with gaps; the head of an arrow is left whole. */
export function dashed(program: EdgeProgramType): EdgeProgramType {
  return class extends (program as unknown as Program) {
    override getDefinition(): { FRAGMENT_SHADER_SOURCE: string } {
      const definition = super.getDefinition();
      const source = definition.FRAGMENT_SHADER_SOURCE;
      if (!source.includes(THICK)) throw new Error('the shader has changed');
      const arrow = source.includes('targetArrowLength');
      return { ...definition, FRAGMENT_SHADER_SOURCE: source
        .replace('varying float v_thickness;',
          'uniform float u_pixelRatio;\nvarying float v_thickness;')
        .replace(THICK, dashing(arrow)) };
    }
  } as unknown as EdgeProgramType;
}
