import { onMounted, ref, shallowRef, watch, type Ref, type WatchSource } from 'vue'
import { ElMessage } from 'element-plus'
import { ApiProblem } from './api/http'

/** Loads a screen's data, again when a source changes; a late answer of an older question is dropped. */
export function useLoad<T>(load: () => Promise<T>, again: WatchSource[] = []) {
  const data: Ref<T | undefined> = shallowRef()
  const problem = ref<ApiProblem>()
  const loading = ref(true)
  let latest = 0
  async function reload(): Promise<void> {
    const mine = ++latest
    loading.value = true
    problem.value = undefined
    try {
      const answer = await load()
      if (mine === latest) data.value = answer
    } catch (error) {
      if (mine === latest) problem.value = asProblem(error)
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  onMounted(reload)
  if (again.length) watch(again, reload)
  return { data, problem, loading, reload }
}

/** Runs a person's action once: busy meanwhile, a refusal is shown as the house said it. */
export function useAction() {
  const busy = ref(false)
  async function act<T>(action: () => Promise<T>, done?: string): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    try {
      const answer = await action()
      if (done) ElMessage.success(done)
      return answer
    } catch (error) {
      ElMessage({ type: 'error', message: asProblem(error).detail, duration: 6000, showClose: true })
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { busy, act }
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem(0, 'INTERNAL', '页面出现问题，请刷新后重试。')
}
