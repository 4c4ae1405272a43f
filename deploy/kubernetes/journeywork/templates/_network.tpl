{{/* The pods that policies are about. */}}

{{- define "journeywork.ours" -}}
app.kubernetes.io/name: journeywork
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* {root, name, roles}: the head of a policy for pods of these roles, all where there is none. */}}
{{- define "journeywork.policy" }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {{- include "journeywork.metadata" (list .root "network" .name) | nindent 2 }}
spec:
  podSelector:
    matchLabels: {{- include "journeywork.ours" .root | nindent 6 }}
    {{- with .roles }}
    matchExpressions:
      - {key: journeywork/role, operator: In, values: {{ toJson . }}}
    {{- end }}
{{- end }}
