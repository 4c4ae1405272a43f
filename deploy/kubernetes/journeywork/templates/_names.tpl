{{/* Names, labels and what follows from several values. Lists are arguments: (list $ part …). */}}

{{- define "journeywork.services" -}}["posting", "evaluation", "conversion"]{{- end }}

{{- define "journeywork.name" -}}
{{- printf "%s-%s" (index . 0).Release.Name (index . 1) | trunc 63 | trimSuffix "-" }}
{{- end }}

{{- define "journeywork.secret" -}}
{{- $ := index . 0 }}{{ printf "%s-%s" (default $.Release.Name $.Values.secrets.prefix) (index . 1) }}
{{- end }}

{{/* (list $ component): what never changes of an object, so that selectors may use it. */}}
{{- define "journeywork.selector" -}}
app.kubernetes.io/name: journeywork
app.kubernetes.io/instance: {{ (index . 0).Release.Name }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "journeywork.labels" -}}
{{ include "journeywork.selector" . }}
app.kubernetes.io/part-of: journeywork
app.kubernetes.io/version: {{ include "journeywork.version" (index . 0) | quote }}
{{- end }}

{{/* (list $ component name): the head of an object. */}}
{{- define "journeywork.metadata" -}}
{{- $ := index . 0 -}}
name: {{ include "journeywork.name" (list $ (index . 2)) }}
namespace: {{ $.Release.Namespace }}
labels: {{- include "journeywork.labels" (list $ (index . 1)) | nindent 2 }}
{{- end }}

{{- define "journeywork.version" -}}
{{- default .Chart.AppVersion .Values.images.version }}
{{- end }}

{{/* (list $ service): the one place that says where an image of ours comes from. */}}
{{- define "journeywork.image" -}}
{{- $ := index . 0 -}}
{{- with $.Values.images.registry }}{{ trimSuffix "/" . }}/{{ end }}journeywork-{{ index . 1 }}:{{ include "journeywork.version" $ }}
{{- end }}

{{/* What must be there before a job can run is part of the release, or was there before it. */}}
{{- define "journeywork.phases" -}}
{{- $before := and (eq .Values.postgres.kind "external") (eq .Values.kafka.kind "external") (not .Values.secrets.external.enabled) -}}
{{- ternary "pre-install,pre-upgrade" "post-install,pre-upgrade" $before }}
{{- end }}

{{- define "journeywork.cluster" -}}
{{- include "journeywork.name" (list (index . 0) (printf "db-%s" (index . 1))) }}
{{- end }}

{{- define "journeywork.kafkaCluster" -}}
{{- default .Release.Name .Values.kafka.strimzi.cluster }}
{{- end }}

{{- define "journeywork.bootstrap" -}}
{{- if eq .Values.kafka.kind "bundled" -}}
{{ include "journeywork.name" (list . "kafka") }}:9092
{{- else if eq .Values.kafka.kind "strimzi" -}}
{{ include "journeywork.kafkaCluster" . }}-kafka-bootstrap:9093
{{- else -}}
{{ required "kafka.bootstrapServers must be set: host:port of your Kafka, several with commas between them" .Values.kafka.bootstrapServers }}
{{- end }}
{{- end }}

{{- define "journeywork.kafkaProtocol" -}}
{{- if eq .Values.kafka.kind "bundled" }}SASL_PLAINTEXT{{ else if eq .Values.kafka.kind "strimzi" }}SASL_SSL{{ else }}{{ .Values.kafka.securityProtocol }}{{ end }}
{{- end }}

{{/*
(list $ service role): what the role trusts, as {file: {secret, key}}. An operator's own authority needs no value, and
nobody waits for one that it does not need.
*/}}
{{- define "journeywork.trust" -}}
{{- $ := index . 0 -}}{{- $role := index . 2 -}}
{{- $needed := dict
  "api" (list "postgres" "store" "system")
  "worker" (list "postgres" "kafka" "mail")
  "relay" (list "postgres" "kafka")
  "all" (list "postgres" "kafka" "mail" "store" "system")
  "databases" (list "postgres")
  "migrate" (list "postgres")
  "topics" (list "kafka") -}}
{{- $known := dict -}}
{{- if eq $.Values.postgres.kind "cloudnativepg" -}}
{{- $_ := set $known "postgres" (dict "secret" (printf "%s-ca" (include "journeywork.cluster" .)) "key" "ca.crt") -}}
{{- end -}}
{{- if eq $.Values.kafka.kind "strimzi" -}}
{{- $_ := set $known "kafka" (dict "secret" (printf "%s-cluster-ca-cert" (include "journeywork.kafkaCluster" $)) "key" "ca.crt") -}}
{{- end -}}
{{- $trust := dict -}}
{{- range $what := index $needed $role -}}
{{- $from := index $.Values.trust $what -}}
{{- if $from.secret }}{{ $_ := set $trust $what $from }}{{ else if hasKey $known $what }}{{ $_ := set $trust $what (index $known $what) }}{{ end -}}
{{- end -}}
{{- toJson $trust -}}
{{- end }}

{{/* (list $ service role): the values of one role, those of the service over those of all. */}}
{{- define "journeywork.role" -}}
{{- $ := index . 0 -}}
{{- $own := dig (index . 1) (index . 2) dict $.Values.services -}}
{{- mergeOverwrite (deepCopy (index $.Values.roles (index . 2))) (deepCopy $own) | toJson -}}
{{- end }}

{{/* The host of the public URL, which must be one: no path, no port that the route could not serve. */}}
{{- define "journeywork.host" -}}
{{- (urlParse .Values.publicUrl).hostname -}}
{{- end }}
