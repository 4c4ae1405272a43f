{{/*
{root, component, service, name, role, phases, weight, command, args, env, secrets}: a job that Helm runs at its time.
`secrets` are {name, keys}: what this job is told and nothing else.
*/}}
{{- define "journeywork.job" }}
{{- $ := .root }}
---
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "journeywork.metadata" (list $ .component .name) | nindent 2 }}
  annotations:
    helm.sh/hook: {{ .phases }}
    helm.sh/hook-weight: {{ .weight | quote }}
    helm.sh/hook-delete-policy: before-hook-creation
spec:
  backoffLimit: 6
  activeDeadlineSeconds: {{ int $.Values.jobs.deadlineSeconds }}
  ttlSecondsAfterFinished: {{ int $.Values.jobs.keepSeconds }}
  template:
    metadata:
      labels:
        {{- include "journeywork.selector" (list $ .component) | nindent 8 }}
        app.kubernetes.io/part-of: journeywork
        journeywork/role: {{ .role }}
    spec:
      restartPolicy: OnFailure
      {{- include "journeywork.podSecurity" 10001 | nindent 6 }}
      {{- include "journeywork.pullSecrets" $ | nindent 6 }}
      {{- with $.Values.nodeSelector }}
      nodeSelector: {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- with $.Values.tolerations }}
      tolerations: {{- toYaml . | nindent 8 }}
      {{- end }}
      containers:
        - name: {{ .role }}
          image: {{ include "journeywork.image" (list $ .service) }}
          {{- include "journeywork.containerSecurity" $ | nindent 10 }}
          {{- with .command }}
          command: {{ toJson . }}
          {{- end }}
          args: {{ toJson .args }}
          {{- with .env }}
          {{- $env := . }}
          env:
            {{- range $name := keys $env | sortAlpha }}
            - {name: {{ $name }}, value: {{ index $env $name | quote }}}
            {{- end }}
          {{- end }}
          volumeMounts:
            - {name: secrets, mountPath: /run/secrets, readOnly: true}
            - {name: tmp, mountPath: /tmp}
            {{- include "journeywork.trustMount" (list $ .service .role) | nindent 12 }}
          resources: {{- toYaml $.Values.jobs.resources | nindent 12 }}
      volumes:
        - name: secrets
          projected:
            defaultMode: 0440
            sources:
            {{- range .secrets }}
              - secret:
                  name: {{ include "journeywork.secret" (list $ .name) }}
                  items:
                  {{- range .keys }}
                    - {key: {{ . }}, path: {{ . }}}
                  {{- end }}
            {{- end }}
        - name: tmp
          emptyDir: {sizeLimit: 64Mi}
        {{- include "journeywork.trustVolume" (list $ .service .role) | nindent 8 }}
{{- end }}
