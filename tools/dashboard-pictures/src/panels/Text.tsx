import { renderMarkdown, textUtil } from '@grafana/data';
import type { DrawProps } from './draw.ts';

export function Text({ panel, replace }: DrawProps) {
  const content = replace(panel.options?.content ?? '');
  const html = panel.options?.mode === 'html' ? textUtil.sanitize(content) : renderMarkdown(content);
  return <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />;
}
